// argo-oracle prints Argo's own verdict for every Argo document it is given, one JSON line each.
// A line of "-" may also ask what Argo makes of a text or an expression: see question.
//
// Usage: argo-oracle [-isolate] FILE|DIR|- ... where "-" reads JSON lines {"name","yaml","scope"}.
// Template references are resolved within a scope (all files: ""; lines: their "scope"). With -isolate
// every file or line is its own scope, and each line is answered at once and flushed, ended by
// {"name":...,"end":true}, so that the program can serve as a co-process.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"sigs.k8s.io/yaml"
)

type input struct{ Name, YAML, Scope string }

// line is what "-" reads: a document to judge, or a question.
type line struct {
	YAML, Scope string
	question
}

type record struct {
	Name        string `json:"name"`
	Doc         int    `json:"doc"`
	Kind        string `json:"kind"`
	Meta        string `json:"meta"`
	OK          bool   `json:"ok"`    // verdict of `argo lint --offline --strict`
	Phase       string `json:"phase"` // last phase reached: decode, lint, submit; skip: not an Argo document
	Error       string `json:"error,omitempty"`
	Silent      bool   `json:"silent,omitempty"` // decode error that `argo lint` itself drops without a word
	Note        string `json:"note,omitempty"`   // would make the real `argo lint` stop for all files
	SubmitOK    *bool  `json:"submitOk,omitempty"`
	SubmitError string `json:"submitError,omitempty"`
}

var yamlSeparator = regexp.MustCompile(`\n---`) // Argo's own, naive, splitting

func split(body string) (docs []string) {
	if json.Valid([]byte(body)) {
		return []string{body}
	}
	for _, text := range yamlSeparator.Split(body, -1) {
		if json.Valid([]byte(text)) { // keep Argo's YAML path, as for any document of a YAML file
			text = "#\n" + text
		}
		if strings.TrimSpace(text) != "" {
			docs = append(docs, text)
		}
	}
	return docs
}

func judge(in input, doc int, text string, ix *index) record {
	r := record{Name: in.Name, Doc: doc, Phase: "decode"}
	var head struct {
		Kind     string
		Metadata struct{ Name, GenerateName string }
	}
	headErr := yaml.Unmarshal([]byte(text), &head)
	r.Kind, r.Meta = head.Kind, cmp.Or(head.Metadata.Name, head.Metadata.GenerateName)
	if headErr == nil && !argoKinds[head.Kind] {
		r.OK, r.Phase = true, "skip"
		return r
	}
	obj, silent, err := decode([]byte(text), true)
	if r.Silent = silent; err == nil {
		r.Phase = "lint"
		err = ix.validate(obj, true)
	}
	if r.OK = err == nil; !r.OK {
		r.Error = err.Error()
		return r
	}
	err = ix.validate(obj, false)
	ok := err == nil
	if r.Phase, r.SubmitOK = "submit", &ok; !ok {
		r.SubmitError = err.Error()
	}
	return r
}

func run(ins []input, enc *json.Encoder) {
	scopes, notes := map[string]*index{}, map[string]string{}
	for _, in := range ins { // like newOfflineClient: first index all templates, decoded leniently
		if scopes[in.Scope] == nil {
			scopes[in.Scope] = newIndex()
		}
		for i, text := range split(in.YAML) {
			obj, _, err := decode([]byte(text), false)
			if obj != nil && err == nil {
				err = scopes[in.Scope].add(obj)
			}
			if obj != nil && err != nil {
				notes[fmt.Sprint(in.Name, "#", i)] = err.Error()
			}
		}
	}
	for _, in := range ins {
		for i, text := range split(in.YAML) {
			r := judge(in, i, text, scopes[in.Scope])
			r.Note = notes[fmt.Sprint(in.Name, "#", i)]
			_ = enc.Encode(r)
		}
	}
}

func main() {
	isolate := flag.Bool("isolate", false, "each file or line is a scope of its own")
	flag.Parse()
	w, ins := bufio.NewWriter(os.Stdout), []input(nil)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	add := func(in input) {
		if ins = append(ins, in); *isolate {
			run(ins, enc)
			_ = enc.Encode(map[string]any{"name": in.Name, "end": true})
			_, ins = w.Flush(), nil
		}
	}
	for _, arg := range flag.Args() {
		var err error
		for dec := json.NewDecoder(os.Stdin); arg == "-" && err == nil; {
			var in line
			if err = dec.Decode(&in); err == nil && in.asked() {
				_ = enc.Encode(in.answer())
				err = w.Flush()
			} else if err == nil {
				add(input{in.Name, in.YAML, in.Scope})
			}
		}
		if arg != "-" { // the files Argo's WalkManifests would read
			err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
				if ext := filepath.Ext(path); err != nil || d.IsDir() || (ext != ".yaml" && ext != ".yml" && ext != ".json") {
					return err
				}
				b, err := os.ReadFile(path)
				add(input{Name: path, YAML: string(b)})
				return err
			})
		}
		if err != nil && err != io.EOF {
			log.Fatal(err)
		}
	}
	run(ins, enc)
	_ = w.Flush()
}
