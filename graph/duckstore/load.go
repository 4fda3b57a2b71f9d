package duckstore

import (
	"context"
	"crypto/md5"
	"database/sql"
	"database/sql/driver"
	_ "embed"
	"encoding/binary"
	"encoding/json"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// tables are replaced by every load.
const dropTables = `DROP TABLE IF EXISTS dataset; DROP TABLE IF EXISTS levels; DROP TABLE IF EXISTS blocs; DROP TABLE IF EXISTS kinds;
	DROP TABLE IF EXISTS units; DROP TABLE IF EXISTS unit_links; DROP TABLE IF EXISTS posts; DROP TABLE IF EXISTS officials;
	DROP TABLE IF EXISTS tenures; DROP TABLE IF EXISTS moves; DROP TABLE IF EXISTS claims`

// incoming.sql makes the tables that tenures and moves are appended to, and
// join_careers.sql fills the lasting ones from them.
var (
	//go:embed incoming.sql
	incoming string
	//go:embed join_careers.sql
	joinCareers string
)

// Load replaces the dataset by a sorted batch in one transaction, one
// load after another. It fails with Conflict in a store that was opened to be
// read.
func (s *Store) Load(ctx context.Context, batch *graph.Batch, progress graph.Progress) (graph.Loaded, error) {
	if progress == nil {
		progress = func(string, int, int) {}
	}
	if err := graph.ContextError(ctx); err != nil {
		return graph.Loaded{}, err
	}
	if s.readOnly {
		return graph.Loaded{}, graph.Errorf(graph.Conflict, "store", "%s was opened to be read only; open it to be written to load into it", s.path)
	}
	select {
	case s.loading <- struct{}{}:
		defer func() { <-s.loading }()
	case <-ctx.Done():
		return graph.Loaded{}, graph.ContextError(ctx)
	}
	var loaded graph.Loaded
	err := s.transact(ctx, func(conn *sql.Conn) error {
		var held string
		err := conn.QueryRowContext(ctx, "SELECT coalesce(max(revision), 0), coalesce(max(fingerprint), '') FROM dataset").Scan(&loaded.Revision, &held)
		if err != nil {
			return err
		}
		fingerprint := batch.Fingerprint()
		if held == fingerprint {
			return nil
		}
		loaded.Revision, loaded.Changed = loaded.Revision+1, true
		if _, err := conn.ExecContext(ctx, dropTables); err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, schema+incoming); err != nil {
			return err
		}
		err = conn.Raw(func(raw any) error {
			l := loader{ctx: ctx, conn: raw.(driver.Conn), progress: progress, batch: batch}
			return l.load(loaded.Revision, fingerprint)
		})
		if err != nil {
			return err
		}
		return graph.ContextError(ctx)
	})
	if err != nil {
		return graph.Loaded{}, err
	}
	if loaded.Changed {
		s.compact(ctx)
	}
	return loaded, nil
}

// compact gives the space of the replaced tables back. A reader or a
// full disk may stand in its way; the next load or the close of the store does
// it then.
func (s *Store) compact(ctx context.Context) {
	_ = s.use(ctx, func(db *sql.DB) error {
		_, err := db.ExecContext(ctx, "CHECKPOINT")
		return err
	})
}

// A loader appends a batch to empty tables.
type loader struct {
	ctx      context.Context
	conn     driver.Conn
	progress graph.Progress
	batch    *graph.Batch
}

// progressRows is how many rows pass between two looks at the context.
const progressRows = 10_000

// table appends n rows to a table; row fills one in.
func (l *loader) table(name string, n int, row func(i int) []driver.Value) (err error) {
	appender, err := duckdb.NewAppenderFromConn(l.conn, "", name)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := appender.Close(); err == nil {
			err = cerr
		}
	}()
	for i := range n {
		if i%progressRows == 0 {
			if err := graph.ContextError(l.ctx); err != nil {
				return err
			}
			l.progress("load "+name, i, n)
		}
		if err := appender.AppendRow(row(i)...); err != nil {
			return err
		}
	}
	l.progress("load "+name, n, n)
	return nil
}

func (l *loader) load(revision int64, fingerprint string) error {
	b, d := l.batch, &l.batch.Dataset
	units := make(map[string]int32, len(b.Units))
	for i := range b.Units {
		units[b.Units[i].ID] = int32(i)
	}
	codes := d.LevelCodes()
	steps := []func() error{
		func() error {
			return l.table("levels", len(d.Levels), func(i int) []driver.Value {
				x := &d.Levels[i]
				return []driver.Value{x.ID, int32(i + 1), string(codes[i]), text(x.Label["vi"]), text(x.Label["en"]), object(x.Label), date(x.ValidTo)}
			})
		},
		func() error {
			return l.table("blocs", len(d.Blocs), func(i int) []driver.Value {
				x := &d.Blocs[i]
				return []driver.Value{x.ID, int32(i + 1), text(x.Label["vi"]), text(x.Label["en"]), object(x.Label)}
			})
		},
		func() error {
			return l.table("kinds", len(d.Kinds), func(i int) []driver.Value {
				x := &d.Kinds[i]
				return []driver.Value{x.ID, int32(i + 1), x.Rotation, text(x.Label["vi"]), text(x.Label["en"]), object(x.Label)}
			})
		},
		func() error {
			return l.table("units", len(b.Units), func(i int) []driver.Value {
				x := &b.Units[i]
				tags := x.Tags
				if tags == nil {
					tags = []string{}
				}
				return []driver.Value{
					int32(i), x.ID, x.Name, graph.Fold(x.Name), x.Level, text(x.ParentID), text(x.Type), date(x.ValidFrom), date(x.ValidTo), tags,
					text(x.Source), object(x.Extra), int32(x.Place), int32(x.LastPlace), int32(x.Depth),
				}
			})
		},
		func() error {
			return l.table("unit_links", len(b.Links), func(i int) []driver.Value {
				x := &b.Links[i]
				return []driver.Value{x.PredecessorID, x.SuccessorID, string(x.Kind), date(x.On), object(x.Extra)}
			})
		},
		func() error {
			return l.table("posts", len(b.Posts), func(i int) []driver.Value {
				x := &b.Posts[i]
				var rank, seats driver.Value
				if x.Rank != nil {
					rank = *x.Rank
				}
				if x.Seats > 0 {
					seats = int32(x.Seats)
				}
				return []driver.Value{
					int32(i), x.ID, x.Title, units[x.UnitID], x.UnitID, b.Units[units[x.UnitID]].Name, text(x.OwnLevel), x.Level, text(x.Bloc), text(x.Office), x.Head, rank, string(x.Class), seats,
					date(x.ValidFrom), date(x.ValidTo), object(x.Extra), int32(b.Units[units[x.UnitID]].Place),
				}
			})
		},
		func() error {
			return l.table("officials", len(b.Officials), func(i int) []driver.Value {
				x := &b.Officials[i]
				var native driver.Value
				if unit, ok := units[x.NativeUnitID]; ok {
					native = b.Units[unit].Name
				}
				return []driver.Value{
					int32(i), x.ID, digest(x.ID), text(x.Name), graph.Fold(x.Name), text(x.Gender), date(x.Birth), date(x.Death), text(x.NativeUnitID), native, text(x.Source),
					object(x.Extra), int32(x.Tenures), int32(x.Moves), x.Trail,
				}
			})
		},
		func() error { return l.careers() },
		func() error {
			return l.table("claims", len(b.Claims), func(i int) []driver.Value {
				x := &b.Claims[i]
				return []driver.Value{
					x.ID, x.Question, x.Count, text(x.PartOf), text(x.From), text(x.To), text(x.Office), text(x.Kind),
					date(x.Since), date(x.Until), text(x.Source), object(x.Extra),
				}
			})
		},
		func() error {
			return l.table("dataset", 1, func(int) []driver.Value {
				var asOf driver.Value
				if !d.AsOf.IsZero() {
					asOf = d.AsOf.Last().Time()
				}
				return []driver.Value{
					d.ID, text(d.Title["vi"]), text(d.Title["en"]), object(d.Title), asOf, date(d.AsOf), string(d.BlankEnd),
					int32(d.OverlapDays), int32(d.GapDays), d.Ordered, text(d.Source), text(d.Licence), revision, fingerprint,
				}
			})
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// careers fills tenures and moves, each official's together and in order. What
// other tables know is not appended again but joined by number, in the database
// and on all its threads: that takes half the time.
func (l *loader) careers() error {
	b := l.batch
	posts := make(map[string]int32, len(b.Posts))
	for i := range b.Posts {
		posts[b.Posts[i].ID] = int32(i)
	}
	order, owner := byOfficial(b)
	err := l.table("incoming_tenures", len(order), func(i int) []driver.Value {
		x := &b.Tenures[order[i]]
		var lastDay driver.Value
		if x.LastDay != graph.Forever {
			lastDay = x.LastDay.Time()
		}
		return []driver.Value{
			owner[i], posts[x.PostID], int32(x.Seq), x.ID, firstDay(x.Start), shownLength(x.Start), firstDay(x.End), shownLength(x.End), lastDay,
			string(x.Status), string(x.Outcome), text(x.Arrival), text(x.EndCause), text(x.Decision), text(x.Source), object(x.Extra),
		}
	})
	if err != nil {
		return err
	}
	moves := inOrder(b, order)
	firsts := firstMoves(b, posts, moves)
	err = l.table("incoming_moves", len(moves), func(i int) []driver.Value {
		x, to := &b.Moves[moves[i].move], moves[i].number
		return []driver.Value{
			owner[to], posts[x.FromPost], posts[x.ToPost], int32(b.Tenures[order[to]].Seq), x.FromTenure, x.ToTenure,
			firstDay(x.On), shownLength(x.On), x.Kind, string(x.Direction), int32(x.GapDays), firsts[i],
		}
	})
	if err != nil {
		return err
	}
	return l.exec("join tenures and moves", joinCareers)
}

// byOfficial gives the tenures by official and seq, and the official of each.
// Seq counts an official's tenures from 1, so each has its place without
// sorting.
func byOfficial(b *graph.Batch) (order, owner []int32) {
	type official struct{ number, first int32 }
	officials := make(map[string]official, len(b.Officials))
	next := int32(0)
	for i := range b.Officials {
		officials[b.Officials[i].ID] = official{int32(i), next}
		next += int32(b.Officials[i].Tenures)
	}
	order, owner = make([]int32, len(b.Tenures)), make([]int32, len(b.Tenures))
	for i := range b.Tenures {
		t := &b.Tenures[i]
		o := officials[t.OfficialID]
		at := o.first + int32(t.Seq) - 1
		order[at], owner[at] = int32(i), o.number
	}
	return order, owner
}

// A numbered move is one with the place, in the order of tenures, of the tenure
// it led to.
type numbered struct{ number, move int32 }

// inOrder gives the moves in the order of the tenures they led to. Moves and
// tenures come sorted by id, and a move has the id of its tenure.
func inOrder(b *graph.Batch, order []int32) []numbered {
	const none = -1
	moveTo := make([]int32, len(b.Tenures))
	next := 0
	for i := range b.Tenures {
		moveTo[i] = none
		if next < len(b.Moves) && b.Moves[next].ID == b.Tenures[i].ID {
			moveTo[i] = int32(next)
			next++
		}
	}
	moves := make([]numbered, 0, len(b.Moves))
	for number, tenure := range order {
		if move := moveTo[tenure]; move != none {
			moves = append(moves, numbered{int32(number), move})
		}
	}
	return moves
}

// exec runs a statement within the load.
func (l *loader) exec(stage, statement string) error {
	l.progress(stage, 0, 1)
	_, err := l.conn.(driver.ExecerContext).ExecContext(l.ctx, statement, nil)
	l.progress(stage, 1, 1)
	return err
}

// digest is what the database calls md5_number_lower.
func digest(id string) uint64 {
	sum := md5.Sum([]byte(id))
	return binary.LittleEndian.Uint64(sum[8:])
}

// firstDay is the first possible day of a date.
func firstDay(d graph.Date) driver.Value {
	if d.IsZero() {
		return nil
	}
	return d.First().Time()
}

// shownLength is the length of the ISO text of a date as it is stated.
func shownLength(d graph.Date) driver.Value {
	switch d.Precision() {
	case graph.ByYear:
		return int8(len("2019"))
	case graph.ByMonth:
		return int8(len("2019-11"))
	case graph.ByDay:
		return int8(len("2019-11-29"))
	}
	return nil
}

// text is NULL for a text that is not stated.
func text(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

// date is a date as it is stated.
func date(d graph.Date) driver.Value { return text(d.String()) }

// object is a table of texts as JSON.
func object(m map[string]string) driver.Value {
	if len(m) == 0 {
		return nil
	}
	encoded, _ := json.Marshal(m)
	return string(encoded)
}
