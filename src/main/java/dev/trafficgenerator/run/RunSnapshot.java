package dev.trafficgenerator.run;

import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RunFigures;
import java.time.Instant;

/// Everything there is to show of a generator at one moment. All doors show this and nothing else,
/// so they cannot disagree.
public record RunSnapshot(Instant at, RunState state, HostSample host, RunFigures figures) {}
