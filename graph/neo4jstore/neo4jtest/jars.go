package neo4jtest

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// version is that of the server's jars and stands in pom.xml too.
const version = "5.26.12"

var (
	//go:embed pom.xml
	pom []byte
	//go:embed Server.java
	source []byte
)

// quickStart has the JVM spend no time on optimising.
const quickStart = "-XX:TieredStopAtLevel=1"

// fetchJars gives the folder of the server's jars, which the first call on a
// machine has Maven copy there. The folder appears whole or not at all.
func fetchJars() (string, error) {
	if missing("java") {
		return "", fmt.Errorf("tests need a Neo4j and find no Docker engine and no java: install a JDK 17 (openjdk-17-jdk-headless), start Docker, or set %s to the address of a server", EnvURI)
	}
	cache, err := cacheFolder()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "neo4j-"+version)
	release, err := lock(folder + ".lock")
	if err != nil {
		return "", err
	}
	defer release()
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if missing("mvn") {
		return "", fmt.Errorf("tests need the jars of Neo4j %s and find no mvn to fetch them: install Maven, start Docker, or set %s to the address of a server", version, EnvURI)
	}
	work, err := os.MkdirTemp(cache, "neo4j-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	project := filepath.Join(work, "pom.xml")
	if err := os.WriteFile(project, pom, 0o644); err != nil {
		return "", err
	}
	jars := filepath.Join(work, "jars")
	command := exec.Command("mvn", "--quiet", "--batch-mode", "--file", project, "dependency:copy-dependencies", "-DoutputDirectory="+jars)
	if output, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("mvn could not fetch the jars of Neo4j %s (%w): %s", version, err, output)
	}
	return folder, os.Rename(jars, folder)
}

// runJars runs the server in a JVM of this machine.
func runJars(config Config, jars string) (*Process, error) {
	folder, kept := config.Folder, "kept"
	if folder == "" {
		var err error
		if folder, err = os.MkdirTemp("", "careergraph-neo4j-*"); err != nil {
			return nil, err
		}
		kept = "temporary"
	}
	script := filepath.Join(folder, "Server.java")
	if err := os.WriteFile(script, source, 0o644); err != nil {
		return nil, err
	}
	args := []string{
		"-Xmx" + config.heap(),
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"-cp", filepath.Join(jars, "*"), script, folder, config.Password, strconv.Itoa(config.pageCache()), kept,
	}
	if !config.LongRun {
		args = append([]string{quickStart}, args...)
	}
	command := exec.Command("java", args...)
	p, err := begin(command, func() {
		if config.Folder != "" {
			command.Process.Kill() // A temporary folder is deleted by the server itself.
		}
	})
	if err != nil {
		return nil, err
	}
	p.User, p.Password = "neo4j", config.Password
	return p, nil
}
