package neo4jtest

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// A Process is a server that was started here.
type Process struct {
	Server
	command *exec.Cmd
	stdin   io.Closer
	log     *tail
	gone    chan struct{}
	kill    func()
}

// begin starts a command that prints "ready BOLT HTTP" when its server answers
// and that ends when its standard input does. The input is closed by the system
// when this process ends, which is what keeps no server alive after it.
func begin(command *exec.Cmd, kill func()) (*Process, error) {
	stdin, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p := &Process{command: command, stdin: stdin, log: &tail{}, gone: make(chan struct{}), kill: kill}
	command.Stderr = p.log
	if err := command.Start(); err != nil {
		return nil, err
	}
	ready := make(chan Server, 1)
	go func() {
		lines := bufio.NewScanner(stdout)
		for lines.Scan() {
			var bolt, http int
			if n, _ := fmt.Sscanf(lines.Text(), "ready %d %d", &bolt, &http); n == 2 {
				ready <- Server{URI: fmt.Sprintf("bolt://127.0.0.1:%d", bolt), HTTP: fmt.Sprintf("http://127.0.0.1:%d", http)}
				continue
			}
			fmt.Fprintln(p.log, lines.Text())
		}
		command.Wait()
		close(p.gone)
	}()
	select {
	case p.Server = <-ready:
		return p, nil
	case <-p.gone:
		return nil, fmt.Errorf("the Neo4j server for tests ended before it was ready: %s", p.log)
	case <-time.After(patience):
		p.Kill()
		return nil, fmt.Errorf("the Neo4j server for tests was not ready after %s: %s", patience, p.log)
	}
}

// Kill ends the server at once, as a crash would, and waits until it is gone.
func (p *Process) Kill() {
	p.kill()
	p.stdin.Close()
	<-p.gone
}

// A tail keeps the last of what is written to it.
type tail struct {
	mu   sync.Mutex
	text string
}

const tailBytes = 2000

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text += string(b)
	t.text = t.text[max(0, len(t.text)-tailBytes):]
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(t.text)
}
