/** Plain manifests, held against Argo's own validator. */
package dev.argosy.manifest;
