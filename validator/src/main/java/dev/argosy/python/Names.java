package dev.argosy.python;

import dev.argosy.code.Problem;
import dev.argosy.diagnostic.Nearest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds names that are read and bound nowhere. A name that is bound anywhere in a scope that the
 * place can see counts as bound, whatever the order.
 */
final class Names {
  /** What many modules are called where they are used. */
  private static final Map<String, String> USUAL =
      Map.of(
          "np", "import numpy as np",
          "pd", "import pandas as pd",
          "plt", "import matplotlib.pyplot as plt",
          "tf", "import tensorflow as tf",
          "sns", "import seaborn as sns",
          "Path", "from pathlib import Path",
          "defaultdict", "from collections import defaultdict",
          "NamedTuple", "from typing import NamedTuple",
          "Optional", "from typing import Optional",
          "List", "from typing import List");

  /** Values as other languages write them. */
  private static final Map<String, String> ELSEWHERE =
      Map.of("true", "True", "false", "False", "null", "None", "nil", "None", "undefined", "None");

  private Names() {}

  /** A name in a place: to look for the nearest known one is done once. */
  private record Place(String name, Scope scope) {}

  static List<Problem> unbound(List<Use> uses) {
    Map<Place, String> hints = new HashMap<>();
    return uses.stream()
        .filter(use -> use.certain() && !isBound(use))
        .map(use ->
            new Problem(
                Problem.Kind.NAME,
                use.name().from(),
                use.name().to(),
                "the name '" + use.name().id() + "' is bound nowhere",
                hints.computeIfAbsent(new Place(use.name().id(), use.scope()), place -> hint(use))))
        .toList();
  }

  private static boolean isBound(Use use) {
    String name = use.name().id();
    Scope module = use.scope().module();
    if (module.open || Builtins.ALL.contains(name) || module.binds(name)) {
      return true;
    }
    if (use.scope().isGlobal(name)) {
      return false;
    }
    Scope below = null;
    for (Scope s = use.scope(); s != null; s = s.outer) {
      boolean sees =
          s == use.scope()
              || s.kind != Scope.Kind.CLASS
              || (below != null && below.kind == Scope.Kind.TYPES);
      if (sees && (s.open || s.binds(name) || s.isElsewhere(name))) {
        return true;
      }
      if (s.kind == Scope.Kind.CLASS
          && (name.equals(Builtins.OWN_CLASS) || sees && Builtins.OF_CLASSES.contains(name))) {
        return true;
      }
      below = s;
    }
    return false;
  }

  private static String hint(Use use) {
    String name = use.name().id();
    String now = Builtins.OF_PYTHON_2.get(name);
    if (now != null) {
      return "Python 3 has " + now;
    }
    if (ELSEWHERE.containsKey(name)) {
      return "Python writes it " + ELSEWHERE.get(name);
    }
    Optional<String> near = name.length() > 2 ? Nearest.to(name, visible(use)) : Optional.empty();
    if (near.isPresent()) {
      return "did you mean '" + near.get() + "'?";
    }
    return USUAL.containsKey(name)
        ? "add '" + USUAL.get(name) + "'"
        : StandardLibrary.knows(name) ? "add 'import " + name + "'" : "";
  }

  private static Set<String> visible(Use use) {
    if (StandardLibrary.knows(use.name().id()) || USUAL.containsKey(use.name().id())) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (Scope s = use.scope(); s != null; s = s.outer) {
      names.addAll(s.bound());
    }
    names.addAll(Builtins.ALL);
    return new java.util.TreeSet<>(names);
  }
}
