package main

// The objects of a scope, and Argo's verdict of one of them. What differs between Argo's lines is in argo.go.

import (
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

var argoKinds = map[string]bool{"Workflow": true, "WorkflowTemplate": true, "ClusterWorkflowTemplate": true, "CronWorkflow": true}

type wftGetter struct {
	ns string
	m  map[string]*workflowTemplate
}

func (g wftGetter) find(name string) (*workflowTemplate, error) {
	if v, ok := g.m[name]; ok {
		return v.DeepCopy(), nil
	}
	return nil, fmt.Errorf("couldn't find workflow template %q in namespace %q", name, g.ns)
}

type cwftGetter map[string]*clusterWorkflowTemplate

func (g cwftGetter) find(name string) (*clusterWorkflowTemplate, error) {
	if v, ok := g[name]; ok {
		return v.DeepCopy(), nil
	}
	return nil, fmt.Errorf("couldn't find cluster workflow template %q", name)
}

type index struct {
	wft  map[string]map[string]*workflowTemplate
	cwft cwftGetter
}

func newIndex() *index {
	return &index{wft: map[string]map[string]*workflowTemplate{}, cwft: cwftGetter{}}
}

func (ix *index) add(obj metav1.Object) error {
	switch v := obj.(type) {
	case *clusterWorkflowTemplate:
		if ix.cwft[v.Name] != nil {
			return fmt.Errorf("duplicate ClusterWorkflowTemplate found: %q", v.Name)
		}
		ix.cwft[v.Name] = v
	case *workflowTemplate:
		if ix.wft[v.Namespace] == nil {
			ix.wft[v.Namespace] = map[string]*workflowTemplate{}
		}
		if ix.wft[v.Namespace][v.Name] != nil {
			return fmt.Errorf("duplicate WorkflowTemplate found: %q", v.Name)
		}
		ix.wft[v.Namespace][v.Name] = v
	}
	return nil
}

// decode decodes one document as `argo lint` does. silent: Argo drops the document without reporting err.
func decode(text []byte, strict bool) (obj metav1.Object, silent bool, err error) {
	for _, pr := range parse(text, strict) {
		return pr.Object, false, pr.Err
	}
	var v any
	if err = yaml.UnmarshalStrict(text, &v); err == nil {
		err = fmt.Errorf("dropped by ParseObjects")
	}
	return nil, true, err
}

func (ix *index) validate(obj metav1.Object, lint bool) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("PANIC: %v", p)
		}
	}()
	return validateObject(wftGetter{obj.GetNamespace(), ix.wft[obj.GetNamespace()]}, ix.cwft, obj, lint)
}
