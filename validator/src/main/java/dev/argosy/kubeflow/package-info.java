/** Components of Kubeflow Pipelines (component.yaml, v1), read and put into our own words. */
@NullMarked
package dev.argosy.kubeflow;

import org.jspecify.annotations.NullMarked;
