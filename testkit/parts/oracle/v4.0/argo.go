package main

// Adapter to Argo Workflows v4.0.x: a context, which holds the logger, everywhere.

import (
	"context"
	"fmt"
	"io"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	wfv1 "github.com/argoproj/argo-workflows/v4/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v4/util/expr/env"
	"github.com/argoproj/argo-workflows/v4/util/logging"
	"github.com/argoproj/argo-workflows/v4/util/template"
	"github.com/argoproj/argo-workflows/v4/workflow/common"
	"github.com/argoproj/argo-workflows/v4/workflow/validate"
)

var ctx = logging.WithLogger(context.Background(), logging.NewSlogLoggerCustom(logging.Error, logging.Text, io.Discard))

type (
	workflow                = wfv1.Workflow
	workflowTemplate        = wfv1.WorkflowTemplate
	clusterWorkflowTemplate = wfv1.ClusterWorkflowTemplate
	cronWorkflow            = wfv1.CronWorkflow
)

func (g wftGetter) Get(_ context.Context, name string) (*workflowTemplate, error) {
	return g.find(name)
}

func (g cwftGetter) Get(_ context.Context, name string) (*clusterWorkflowTemplate, error) {
	return g.find(name)
}

func parse(text []byte, strict bool) []common.ParseResult {
	return common.ParseObjects(ctx, text, strict)
}

func validateObject(wft wftGetter, cwft cwftGetter, obj metav1.Object, lint bool) error {
	opts := validate.ValidateOpts{Lint: lint}
	switch v := obj.(type) {
	case *clusterWorkflowTemplate: // nil getter: as Argo's client and server do
		return validate.ValidateClusterWorkflowTemplate(ctx, nil, cwft, v.DeepCopy(), nil, opts)
	case *workflowTemplate:
		return validate.ValidateWorkflowTemplate(ctx, wft, cwft, v.DeepCopy(), nil, opts)
	case *cronWorkflow: // takes no options: always the strict rules
		return validate.ValidateCronWorkflow(ctx, wft, cwft, v.DeepCopy(), nil)
	case *workflow:
		opts.Submit = !lint
		return validate.ValidateWorkflow(ctx, wft, cwft, v.DeepCopy(), nil, opts)
	}
	return fmt.Errorf("unexpected type %T", obj)
}

func functions(scope map[string]any) map[string]any { return env.GetFuncMap(scope) }

func stored(value any) string { return wfv1.AnyStringPtr(value).String() }

func replaceInTemplate(text string, scope map[string]any) (string, error) {
	return template.Replace(ctx, text, scope, true)
}

func replaceInTask(text string, scope map[string]any) (string, error) {
	return template.ReplaceStrictAny(ctx, text, scope, []string{"tasks", "steps"})
}
