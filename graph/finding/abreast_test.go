package finding

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

func TestThingsAreDoneSideBySide(t *testing.T) {
	// Each waits for two others, so that they would wait for ever one after another.
	var met [2]chan bool
	for i := range met {
		met[i] = make(chan bool)
	}
	done := make([]bool, 3)
	err := sideBySide(3, func(i int) error {
		switch i {
		case 0:
			met[0] <- true
		case 1:
			<-met[0]
			met[1] <- true
		case 2:
			<-met[1]
		}
		done[i] = true
		return nil
	})
	if err != nil || fmt.Sprint(done) != "[true true true]" {
		t.Errorf("done %v, %v", done, err)
	}
}

func TestNoMoreThanAFewAreDoneAtOnce(t *testing.T) {
	var running, most, all atomic.Int64
	if err := sideBySide(50, func(int) error {
		now := running.Add(1)
		for seen := most.Load(); now > seen && !most.CompareAndSwap(seen, now); seen = most.Load() {
		}
		all.Add(1)
		running.Add(-1)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if most.Load() > abreast || all.Load() != 50 {
		t.Errorf("%d at once, %d in all", most.Load(), all.Load())
	}
}

func TestTheFirstErrorInOrderIsGivenAndNoMoreIsBegun(t *testing.T) {
	var meeting sync.WaitGroup
	meeting.Add(abreast)
	last := make(chan bool)
	var begun atomic.Int64
	err := sideBySide(100, func(i int) error {
		begun.Add(1)
		meeting.Done()
		meeting.Wait() // all that are done at once have begun, and each of them fails
		if i == 0 {
			<-last
		}
		if i == abreast-1 {
			close(last)
		}
		return fmt.Errorf("thing %d", i)
	})
	if err == nil || err.Error() != "thing 0" {
		t.Errorf("got %v, want that of thing 0", err)
	}
	if begun.Load() != abreast {
		t.Errorf("%d were begun, want %d", begun.Load(), abreast)
	}
}

func TestAPanicIsThatOfTheCaller(t *testing.T) {
	defer func() {
		if p := fmt.Sprint(recover()); !strings.HasPrefix(p, "no map\n") || !strings.Contains(p, "abreast_test.go") {
			t.Errorf("recovered %s", p)
		}
	}()
	sideBySide(2, func(i int) error {
		if i == 1 {
			panic("no map")
		}
		return nil
	})
	t.Error("the panic is lost")
}

func TestNothingToDo(t *testing.T) {
	if err := sideBySide(0, nil); err != nil {
		t.Error(err)
	}
}
