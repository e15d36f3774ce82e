package dev.trafficgenerator.json;

import dev.trafficgenerator.sitemap.Problems;
import java.util.ArrayList;
import java.util.List;

/// What is noticed while a body is read: problems, and keys that mean nothing.
final class Reading {

  /// Most ignored keys that are kept.
  static final int IGNORED_MAX = 50;

  private final Problems problems = new Problems();
  private final List<String> ignored = new ArrayList<>();

  Problems problems() {
    return problems;
  }

  void ignore(String pointer) {
    if (ignored.size() < IGNORED_MAX) {
      ignored.add(pointer);
    }
  }

  List<String> ignored() {
    return List.copyOf(ignored);
  }
}
