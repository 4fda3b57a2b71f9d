package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// A program is one run: where it reads and writes, and what it was told.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	config         Config
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "careergraph",
		Short: "careers in a hierarchy of offices: who held what, who moved where, and is it in balance",
		Long: `careergraph reads who held which post from when to when, works out the moves,
keeps them in a graph (an embedded database or Neo4j) and answers questions
about them, here and over HTTP.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) (err error) {
			p.config, err = readConfig(cmd.Flags())
			return err
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return usagef("there is no command %q; the commands are %s", args[0], strings.Join(commandNames(cmd), ", "))
		},
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetFlagErrorFunc(flagError)
	d := Default()
	flags := root.PersistentFlags()
	flags.String("store", d.Store, "the database: PATH, duckdb:PATH, neo4j://HOST, neo4j+s://HOST or bolt://HOST")
	flags.String("format", d.Format, "how to print: table, json or csv")
	flags.String("lang", d.Lang, "language of tables: vi or en")
	flags.String("config", "", "the configuration file (default: careergraph.yaml, where it is there)")
	flags.String("user", d.User, "user of Neo4j")
	flags.String("database", d.Database, "database of Neo4j (default: that of the user)")
	flags.String("password-file", d.PasswordFile, "file with the password of Neo4j (else the variable CAREERGRAPH_PASSWORD)")
	root.AddCommand(
		p.check(), p.load(), p.serve(), p.ask(), p.flows(), p.imbalances(), p.paths(), p.career(), p.reconcile(),
		p.generate(), p.version(),
	)
	return root
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() && cmd.Name() != "help" {
			names = append(names, cmd.Name())
		}
	}
	return names
}

// takes refuses fewer arguments than least and more than most, and shows the
// right call.
func takes(least, most int, usage string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usagef("an argument is missing; the call is: careergraph %s", usage)
		case len(args) > most:
			return usagef("%q is one argument too many; the call is: careergraph %s", args[most], usage)
		}
		return nil
	}
}

// limited gives a command that lists rows the flag for how many.
func limited(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().Int("limit", Default().Limit, "the most rows to print (0: all)")
	return cmd
}
