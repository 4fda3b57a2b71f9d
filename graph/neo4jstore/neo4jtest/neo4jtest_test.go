package neo4jtest

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestAServerAnswersAndKeepsItsFolderOverACrash(t *testing.T) {
	folder := t.TempDir()
	first, err := Run(Config{Folder: folder, Password: "correct-horse"})
	if err != nil {
		t.Fatal(err)
	}
	ask(t, first.Server, "CREATE (:Kept {n: 1})")
	first.Kill()

	second, err := Run(Config{Folder: folder, Password: "correct-horse"})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Kill()
	if got := ask(t, second.Server, "MATCH (k:Kept) RETURN count(k)"); got != 1 {
		t.Errorf("after a crash the folder holds %d of 1 nodes", got)
	}
}

func TestATemporaryFolderGoesWithItsServer(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p, err := Run(Config{})
	if err != nil {
		t.Fatal(err)
	}
	ask(t, p.Server, "RETURN 1")
	p.Kill()
	left, err := os.ReadDir(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("the server left %v", left)
	}
}

// ask runs a statement and gives the number in its first row, or 0.
func ask(t *testing.T, server Server, cypher string) int64 {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Records) == 0 {
		return 0
	}
	return result.Records[0].Values[0].(int64)
}
