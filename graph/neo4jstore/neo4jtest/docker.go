package neo4jtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"os/exec"
	"time"
)

const image = "neo4j:5.26-community"

// dockerAnswers says whether there is an engine to run a container.
func dockerAnswers() bool {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return exec.CommandContext(ctx, "docker", "info").Run() == nil
}

// supervise runs in the container beside the server: it says when Bolt answers
// and ends the container when the standard input does.
const supervise = `/startup/docker-entrypoint.sh neo4j >&2 &
( until (exec 3<>/dev/tcp/127.0.0.1/7687) 2>/dev/null; do sleep 0.2; done; echo ready "$0" "$1" ) &
cat >/dev/null
kill -9 -1`

// runContainer runs the server in a container that is removed with it.
func runContainer(config Config) (*Process, error) {
	bolt, err := freePort()
	if err != nil {
		return nil, err
	}
	http, err := freePort()
	if err != nil {
		return nil, err
	}
	name := "careergraph-test-" + rand.Text()
	auth := "none"
	if config.Password != "" {
		auth = "neo4j/" + config.Password
	}
	args := []string{
		"run", "--rm", "--interactive", "--init", "--name", name,
		"--publish", fmt.Sprintf("127.0.0.1:%d:7687", bolt), "--publish", fmt.Sprintf("127.0.0.1:%d:7474", http),
		"--env", "NEO4J_AUTH=" + auth,
		"--env", "NEO4J_server_memory_heap_max__size=" + config.heap(),
		"--env", fmt.Sprintf("NEO4J_server_memory_pagecache_size=%dm", config.pageCache()),
		"--env", fmt.Sprintf("NEO4J_server_bolt_advertised__address=127.0.0.1:%d", bolt),
	}
	if !config.LongRun {
		args = append(args, "--env", "JAVA_TOOL_OPTIONS="+quickStart)
	}
	if config.Folder != "" {
		args = append(args, "--user", fmt.Sprintf("%d:%d", os.Getuid(), os.Getgid()), "--volume", config.Folder+":/data")
	}
	args = append(args, "--entrypoint", "bash", image, "-c", supervise, fmt.Sprint(bolt), fmt.Sprint(http))
	p, err := begin(exec.Command("docker", args...), func() { exec.Command("docker", "kill", name).Run() })
	if err != nil {
		return nil, err
	}
	p.User, p.Password = "neo4j", config.Password
	return p, nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
