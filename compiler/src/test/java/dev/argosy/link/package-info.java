/** What the validator knows of Kubernetes and Argo, held against the real ones. */
@org.jspecify.annotations.NullMarked
package dev.argosy.link;
