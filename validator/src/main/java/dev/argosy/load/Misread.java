package dev.argosy.load;

import java.io.Serial;

/** A file is not what its margin said, or has mistakes: whoever relied on it reads everything. */
public final class Misread extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  Misread(String path) {
    super(path, null, false, false);
  }
}
