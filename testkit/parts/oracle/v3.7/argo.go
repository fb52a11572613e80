package main

// Adapter to Argo Workflows v3.7.x: a global logger, a context for CronWorkflows only.

import (
	"context"
	"fmt"
	"io"

	"github.com/sirupsen/logrus"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v3/util/expr/env"
	"github.com/argoproj/argo-workflows/v3/util/template"
	"github.com/argoproj/argo-workflows/v3/workflow/common"
	"github.com/argoproj/argo-workflows/v3/workflow/validate"
)

var ctx = context.Background()

func init() { logrus.SetOutput(io.Discard) }

type (
	workflow                = wfv1.Workflow
	workflowTemplate        = wfv1.WorkflowTemplate
	clusterWorkflowTemplate = wfv1.ClusterWorkflowTemplate
	cronWorkflow            = wfv1.CronWorkflow
)

func (g wftGetter) Get(name string) (*workflowTemplate, error) { return g.find(name) }

func (g cwftGetter) Get(name string) (*clusterWorkflowTemplate, error) { return g.find(name) }

func parse(text []byte, strict bool) []common.ParseResult { return common.ParseObjects(text, strict) }

func validateObject(wft wftGetter, cwft cwftGetter, obj metav1.Object, lint bool) error {
	opts := validate.ValidateOpts{Lint: lint}
	switch v := obj.(type) {
	case *clusterWorkflowTemplate: // nil getter: as Argo's client and server do
		return validate.ValidateClusterWorkflowTemplate(nil, cwft, v.DeepCopy(), nil, opts)
	case *workflowTemplate:
		return validate.ValidateWorkflowTemplate(wft, cwft, v.DeepCopy(), nil, opts)
	case *cronWorkflow: // takes no options: always the strict rules
		return validate.ValidateCronWorkflow(ctx, wft, cwft, v.DeepCopy(), nil)
	case *workflow:
		opts.Submit = !lint
		return validate.ValidateWorkflow(wft, cwft, v.DeepCopy(), nil, opts)
	}
	return fmt.Errorf("unexpected type %T", obj)
}

func functions(scope map[string]any) map[string]any { return env.GetFuncMap(scope) }

func stored(value any) string { return wfv1.AnyStringPtr(value).String() }

func replaceInTemplate(text string, scope map[string]any) (string, error) {
	return template.Replace(text, scope, true)
}

func replaceInTask(text string, scope map[string]any) (string, error) {
	return template.ReplaceStrictAny(text, scope, []string{"tasks", "steps"})
}
