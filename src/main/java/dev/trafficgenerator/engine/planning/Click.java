package dev.trafficgenerator.engine.planning;

/// A link of a page, clicked.
///
/// @param path of the sitemap that it leads to
/// @param url where it leads, on the target
/// @param page on which it is
public record Click(PlannedPath path, String url, String page) {}
