package dev.trafficgenerator.console.sitemap;

/// The sitemap screen.
public final class SitemapController {}
