package main

// The languages of single fields, read as the controller and the executor read them.

import (
	"fmt"

	"github.com/Knetic/govaluate"
	"k8s.io/apimachinery/pkg/labels"
)

// read gives what a text comes to: "when" of steps and tasks, "cronWhen", the "selector" of a resource's conditions.
func read(text, as string) (string, error) {
	switch as {
	case "when":
		return decide(text, true)
	case "cronWhen":
		return decide(text, false)
	case "selector":
		selector, err := labels.Parse(text)
		if err != nil {
			return "", err
		}
		return selector.String(), nil
	}
	return "", fmt.Errorf("unknown language %q: when, cronWhen or selector", as)
}

// decide is shouldExecute of steps.go, where words are texts, and of the cron operator, where they are not.
func decide(when string, words bool) (string, error) {
	expression, err := govaluate.NewEvaluableExpression(when)
	if err != nil {
		return "", err
	}
	if words {
		tokens := expression.Tokens()
		for i := range tokens {
			if tokens[i].Kind == govaluate.VARIABLE {
				tokens[i].Kind = govaluate.STRING
			}
		}
		if expression, err = govaluate.NewEvaluableExpressionFromTokens(tokens); err != nil {
			return "", err
		}
	}
	result, err := expression.Evaluate(nil)
	if err != nil {
		return "", err
	}
	if _, ok := result.(bool); !ok {
		return "", fmt.Errorf("expected boolean evaluation for '%s', got %v", when, result)
	}
	return fmt.Sprint(result), nil
}
