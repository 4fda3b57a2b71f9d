// Command generator makes the dataset folder examples/quangnam again, byte for
// byte, from a seed: the published figures as claims, the official units, and
// invented, coded officials whose careers give exactly those figures. Any seed
// gives other people and the same figures. It reads nothing but what is
// embedded in it and knows neither the program nor its derivation of moves.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// defaultSeed is the seed of the folder that is committed.
const defaultSeed = 20231106

func main() {
	seed := flag.Uint64("seed", defaultSeed, "what the invented people are drawn from")
	out := flag.String("out", filepath.Join("examples", "quangnam"), "the folder to write")
	flag.Parse()
	if err := write(*seed, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generator:", err)
		os.Exit(1)
	}
}

func write(seed uint64, out string) error {
	files, err := generate(seed)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(out, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// attempts bounds how often a seed is drawn from: now and then a draw runs out
// of free seats, and the next one of the same seed does not.
const attempts = 50

// generate makes the files of the folder, by name.
func generate(seed uint64) (map[string][]byte, error) {
	c, err := readCountry()
	if err != nil {
		return nil, err
	}
	for attempt := range uint64(attempts) {
		w := newWorld(c, rand.New(rand.NewPCG(seed, attempt)))
		w.populate()
		if w.err == nil {
			return w.files()
		}
		err = w.err
	}
	return nil, fmt.Errorf("seed %d gave no dataset in %d draws; take another: %w", seed, attempts, err)
}

// populate draws everyone: first those whom the published figures count, then
// those around them.
func (w *world) populate() {
	w.rotateFromProvince()
	w.seatDistrictSecretaries()
	w.rotateToProvince()
	w.rotateToCommunes()
	w.rotateToDistricts()
	w.rotateAmongCommunes()
	w.riseThroughLevels()
	w.seatLocals()
	w.seatProvince()
	w.seatFront()
	w.second()
	w.crossTheTop()
	w.addConcurrentPosts()
}
