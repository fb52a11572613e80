package dev.argosy.manifest.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what waits for itself. */
final class Cycle {
  private Cycle() {}

  /**
   * The shortest way from a name back to itself, with it at both ends; empty when there is none.
   */
  static List<String> through(String start, Map<String, Set<String>> needs) {
    Map<String, String> before = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      String at = queue.removeFirst();
      for (String next : needs.getOrDefault(at, Set.of())) {
        if (next.equals(start)) {
          return way(at, start, before);
        }
        if (before.putIfAbsent(next, at) == null) {
          queue.addLast(next);
        }
      }
    }
    return List.of();
  }

  /** The cycles that go through names, each once: from the first of them in their order. */
  static List<List<String>> all(Collection<String> names, Map<String, Set<String>> needs) {
    List<List<String>> cycles = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (String name : names) {
      List<String> cycle = told.contains(name) ? List.of() : through(name, needs);
      if (!cycle.isEmpty()) {
        told.addAll(cycle);
        cycles.add(cycle);
      }
    }
    return cycles;
  }

  private static List<String> way(String last, String start, Map<String, String> before) {
    List<String> way = new ArrayList<>(List.of(start));
    String at = last;
    while (at != null && !at.equals(start)) {
      way.add(at);
      at = before.get(at);
    }
    way.add(start);
    Collections.reverse(way);
    return way;
  }

  /** All that is needed, directly or not. */
  static Set<String> closure(String start, Map<String, Set<String>> needs) {
    Set<String> all = new java.util.LinkedHashSet<>();
    Deque<String> queue = new ArrayDeque<>(needs.getOrDefault(start, Set.of()));
    while (!queue.isEmpty()) {
      String at = queue.removeFirst();
      if (all.add(at)) {
        queue.addAll(needs.getOrDefault(at, Set.of()));
      }
    }
    return all;
  }
}
