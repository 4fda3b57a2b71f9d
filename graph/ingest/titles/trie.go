package titles

// A role is what a phrase does that is no office, body or place. A phrase can
// have several.
type role uint16

const (
	termWord  role = 1 << iota // begins the statement of a term: khóa XV
	andWord                    // joins two posts of one cell: kiêm
	filler                     // stands between a body and what it belongs to: của
	noise                      // tells nothing of the post
	nation                     // the country, said or not
	manner                     // how a post is held: chuyên trách
	acting                     // holds it for the time being: Quyền
	timesWord                  // begins how often a post was held: lần 2
	together                   // words of a name that belong together: Nhà nước
	former                     // stands before a post that is over: nguyên
)

// roles are the keys of a table that list phrases of a role.
var roles = map[string]role{
	"terms": termWord, "and": andWord, "fillers": filler, "noise": noise, "nation": nation, "manner": manner,
	"acting": acting, "former": former, "together": together, "times": timesWord,
}

// A spoken is an office as one phrase says it.
type spoken struct {
	office     *office
	words      string // in normal spelling
	body, unit *body
}

// A known is a place known by its name alone.
type known struct {
	kind *place
	name string
}

// A meaning is all that one phrase can mean.
type meaning struct {
	office *spoken
	body   *body
	place  *place
	known  *known
	role   role
}

// A trie finds phrases, word by word.
type trie struct {
	words    map[string]int32 // folded word to its number
	next     map[edge]int32
	meanings []meaning // by node
}

type edge struct{ node, word int32 }

func newTrie() *trie {
	return &trie{words: map[string]int32{}, next: map[edge]int32{}, meanings: make([]meaning, 1)}
}

// add gives the meaning of a phrase, to be filled in.
func (t *trie) add(words []string) *meaning {
	var node int32
	for _, word := range words {
		number, ok := t.words[word]
		if !ok {
			number = int32(len(t.words)) + 1
			t.words[word] = number
		}
		next, ok := t.next[edge{node, number}]
		if !ok {
			next = int32(len(t.meanings))
			t.next[edge{node, number}] = next
			t.meanings = append(t.meanings, meaning{})
		}
		node = next
	}
	return &t.meanings[node]
}

// A match is what begins at one word: for each sort of meaning the longest
// phrase and the number of its words, 0 for none.
type match struct {
	office                                          *spoken
	body                                            *body
	place                                           *place
	known                                           *known
	role                                            role
	officeLen, bodyLen, placeLen, knownLen, roleLen int
}

// matchAt finds what begins at the word i. An office or a body may run over
// signs: a comma is a line break in many sources. The name of a place has
// hyphens, but no commas.
func (t *trie) matchAt(words []word, i int) (m match) {
	var node int32
	if words[i].number == 0 {
		return m
	}
	sign := blank // the strongest sign within the phrase
	for j := i; j < len(words); j++ {
		if j > i {
			sign = max(sign, words[j].before)
		}
		next, ok := t.next[edge{node, words[j].number}]
		if !ok {
			return m
		}
		node = next
		found, length := &t.meanings[node], j-i+1
		if found.office != nil {
			m.office, m.officeLen = found.office, length
		}
		if found.body != nil {
			m.body, m.bodyLen = found.body, length
		}
		if sign != comma && found.known != nil {
			m.known, m.knownLen = found.known, length
		}
		if sign != hyphen && found.role != 0 {
			m.role, m.roleLen = found.role, length
		}
		if sign == blank && found.place != nil {
			m.place, m.placeLen = found.place, length
		}
	}
	return m
}
