package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// configFile is read from the current folder where no --config names another.
const configFile = "careergraph.yaml"

// A Config is what the program is told from outside. Each key can be a flag, a
// variable CAREERGRAPH_… or a line of the file; docs/configuration.md lists
// them.
type Config struct {
	Store        string `mapstructure:"store"`
	Format       string `mapstructure:"format"`
	Lang         string `mapstructure:"lang"`
	Limit        int    `mapstructure:"limit"`
	Listen       string `mapstructure:"listen"`
	User         string `mapstructure:"user"`
	Database     string `mapstructure:"database"`
	PasswordFile string `mapstructure:"password-file"`
	Neo4jBrowser string `mapstructure:"neo4j-browser"`

	// Password is no key: it comes from the file or from CAREERGRAPH_PASSWORD.
	Password string `mapstructure:"-"`
}

// Default is the configuration of a program that is told nothing.
func Default() Config {
	return Config{
		Store:  "careergraph.duckdb",
		Format: "table",
		Lang:   "en",
		Listen: "127.0.0.1:8080",
		User:   "neo4j",
	}
}

// keys gives the keys with their values, in the order of the documentation.
func (c Config) keys() []struct {
	Name  string
	Value any
} {
	return []struct {
		Name  string
		Value any
	}{
		{"store", c.Store},
		{"format", c.Format},
		{"lang", c.Lang},
		{"limit", c.Limit},
		{"listen", c.Listen},
		{"user", c.User},
		{"database", c.Database},
		{"password-file", c.PasswordFile},
		{"neo4j-browser", c.Neo4jBrowser},
	}
}

// Verify tells the first thing wrong with the values, naming the key.
func (c Config) Verify() error {
	oneOf := func(key, value string, known ...string) error {
		if slices.Contains(known, value) {
			return nil
		}
		return usagef("%s must be %s, not %q", key, strings.Join(known, ", "), value)
	}
	if err := oneOf("format", c.Format, "table", "json", "csv"); err != nil {
		return err
	}
	if err := oneOf("lang", c.Lang, "vi", "en"); err != nil {
		return err
	}
	if c.Limit < 0 {
		return usagef("limit must be 0 (all rows) or more, not %d", c.Limit)
	}
	if err := checkListen(c.Listen); err != nil {
		return err
	}
	if err := checkBrowser(c.Neo4jBrowser); err != nil {
		return err
	}
	return checkStore(c.Store)
}

// readConfig puts flags over variables over the file over the defaults.
func readConfig(flags *pflag.FlagSet) (Config, error) {
	v := viper.New()
	v.SetEnvPrefix("careergraph")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	var names []string
	for _, key := range Default().keys() {
		names = append(names, key.Name)
		v.SetDefault(key.Name, key.Value)
		if err := v.BindEnv(key.Name); err != nil {
			return Config{}, err
		}
		if flag := flags.Lookup(key.Name); flag != nil {
			if err := v.BindPFlag(key.Name, flag); err != nil {
				return Config{}, err
			}
		}
	}
	if err := readFile(v, flags, names); err != nil {
		return Config{}, err
	}
	if _, err := fmt.Sscanf(v.GetString("limit")+"\n", "%d\n", new(int)); err != nil {
		return Config{}, usagef("limit must be a number, not %q", v.GetString("limit"))
	}
	var c Config
	if err := v.Unmarshal(&c); err != nil {
		return Config{}, usagef("the configuration has a value of the wrong kind; docs/configuration.md lists the keys")
	}
	if err := c.Verify(); err != nil {
		return Config{}, err
	}
	return c, c.readPassword()
}

// readFile reads the file of --config or CAREERGRAPH_CONFIG, which must be
// there, or careergraph.yaml, which need not. It refuses unknown keys.
func readFile(v *viper.Viper, flags *pflag.FlagSet, names []string) error {
	path, must := os.Getenv("CAREERGRAPH_CONFIG"), true
	if flag := flags.Lookup("config"); flag != nil && flag.Changed {
		path = flag.Value.String()
	}
	if path == "" {
		path, must = configFile, false
	}
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !must:
		return nil
	case err != nil:
		return usagef("the configuration file %s cannot be read; see that it is there and readable", path)
	}
	defer file.Close()
	only := viper.New()
	only.SetConfigType("yaml")
	if err := only.ReadConfig(file); err != nil {
		return usagef("the configuration file %s is not YAML of the form \"key: value\"", path)
	}
	for _, key := range only.AllKeys() {
		if !slices.Contains(names, key) {
			return usagef("%s: unknown key %q; the keys are %s", path, key, strings.Join(names, ", "))
		}
	}
	return v.MergeConfigMap(only.AllSettings())
}

// readPassword takes the password from its file, else from its variable.
func (c *Config) readPassword() error {
	c.Password = os.Getenv("CAREERGRAPH_PASSWORD")
	if c.PasswordFile == "" {
		return nil
	}
	text, err := os.ReadFile(c.PasswordFile)
	if err != nil {
		return usagef("the password file %s cannot be read; see that it is there and readable", c.PasswordFile)
	}
	c.Password = strings.TrimRight(string(text), "\r\n")
	return nil
}
