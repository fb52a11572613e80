/** Which files hold plain manifests, and how they see each other. */
@NullMarked
package dev.argosy.manifest;

import org.jspecify.annotations.NullMarked;
