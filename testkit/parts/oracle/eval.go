package main

// What Argo's own template substitution and expressions give, as the controller calls them.

import (
	"encoding/json"
	"fmt"

	"github.com/expr-lang/expr"
)

// question is one line of a co-process that asks for a value instead of a verdict. Env holds flat names
// ("inputs.parameters.x"); null is what Argo holds for the output of a skipped task.
type question struct {
	Name string
	Eval *string // text with {{...}} and {{=...}}
	In   string  // how Eval is read: "template" (default), or "task" for a DAG task's fields
	Expr *string // an expression as in valueFrom.expression
	Read *string // a text in one of the languages that Argo only reads when it runs
	As   string  // which, for Read: see read.go
	Env  map[string]any
}

type answer struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Error string `json:"error,omitempty"`
}

func (q question) asked() bool { return q.Eval != nil || q.Expr != nil || q.Read != nil }

func (q question) answer() (a answer) {
	a.Name = q.Name
	defer func() { // as the controller's own recover: a function of expr-lang or Argo may panic
		if p := recover(); p != nil {
			a.Error = fmt.Sprintf("PANIC: %v", p)
		}
	}()
	var err error
	switch {
	case q.Eval != nil:
		a.Value, err = replace(*q.Eval, q.In, q.Env)
	case q.Expr != nil:
		a.Value, err = evaluate(*q.Expr, q.Env)
	default:
		a.Value, err = read(*q.Read, q.As)
	}
	if err != nil {
		a.Value, a.Error = "", err.Error()
	}
	return a
}

// replace does what common.SubstituteParams ("template") and dag.resolveDependencyReferences ("task") do to one string.
func replace(text, in string, scope map[string]any) (string, error) {
	quoted, err := json.Marshal(text)
	if err != nil {
		return "", err
	}
	var replaced string
	switch in {
	case "", "template":
		replaced, err = replaceInTemplate(string(quoted), scope)
	case "task":
		replaced, err = replaceInTask(string(quoted), scope)
	default:
		err = fmt.Errorf("unknown place %q: template or task", in)
	}
	if err != nil {
		return "", err
	}
	var result string
	return result, json.Unmarshal([]byte(replaced), &result)
}

// evaluate is wfScope.resolveParameter, and the string that getTemplateOutputsFromScope makes of it.
func evaluate(text string, scope map[string]any) (string, error) {
	env := functions(scope)
	program, err := expr.Compile(text, expr.Env(env))
	if err != nil {
		return "", err
	}
	value, err := expr.Run(program, env)
	if err != nil {
		return "", err
	}
	if value == nil {
		return "", fmt.Errorf("failed to evaluate expression %q", text)
	}
	return stored(value), nil
}
