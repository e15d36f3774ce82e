package dev.trafficgenerator.capture;

import dev.trafficgenerator.engine.Engine;
import dev.trafficgenerator.engine.EngineParts;
import dev.trafficgenerator.engine.MemoryLimits;
import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.OkHttpSender;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Protocol;
import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.json.PointerJson;
import dev.trafficgenerator.json.TokenJson;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.visitor.Occasion;
import dev.trafficgenerator.visitor.Purpose;
import dev.trafficgenerator.visitor.Visitor;
import dev.trafficgenerator.visitor.Visitors;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One of our visitors on the journey that browsers are sent on: a run of the real engine with one
/// user, whose sitemap is at each time the one path to go to next. It asks for one thing after the
/// other, so that the order is that of urgency, whoever is faster.
final class OurVisitor {
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Visitors visitors;
  private final CaptureServer server;
  private final String origin;

  OurVisitor(Visitors visitors, CaptureServer server, String host) {
    this.visitors = visitors;
    this.server = server;
    this.origin = server.origin(host);
  }

  /// Where to go, in this order.
  private static List<PathGroup> way() {
    var way = new ArrayList<PathGroup>();
    for (Journey step : Journey.STEPS) {
      way.add(group(step.method(), TrafficType.WEB, step.body(), Map.of(), step.path()));
      if (step == Journey.TYPED) {
        way.add(group(HttpMethod.GET, TrafficType.API, Body.NONE, Map.of(), "/api/get"));
        way.add(
            group(HttpMethod.POST, TrafficType.API, new Body.Json("{}"), Map.of(), "/api/json"));
        way.add(
            group(
                HttpMethod.GET,
                TrafficType.API,
                Body.NONE,
                Map.of("Accept", "application/json"),
                "/api/asked"));
      }
    }
    way.add(group(HttpMethod.GET, TrafficType.API, Body.NONE, Map.of(), Capture.END));
    return way;
  }

  private static PathGroup group(
      HttpMethod method, TrafficType type, Body body, Map<String, String> headers, String path) {
    return new PathGroup(method, List.of(path), body, type, headers, 1);
  }

  private static Sitemap sitemap(PathGroup group) {
    return new Plans.Site().with(group).build();
  }

  /// All that it sent.
  Capture capture() throws InterruptedException {
    List<PathGroup> way = way();
    var at = new AtomicInteger();
    var end = new CountDownLatch(1);
    try (Engine engine = engine()) {
      server.beforeAnswer(request -> {
        PathGroup here = way.get(at.get());
        if (request.path().equals(Capture.END)) {
          end.countDown();
        } else if (here.paths().contains(request.path())
            && here.method().name().equals(request.method())) {
          goOn(engine, sitemap(way.get(at.incrementAndGet())));
        }
      });
      expect(engine.start(Plans.plan(settings(), sitemap(way.getFirst()))), Reply.STARTED);
      if (!end.await(RealBrowser.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("our visitor is lost at " + way.get(at.get()).paths());
      }
      engine.stop(StopMode.FORCE);
    }
    sendAsScriptsDo();
    return Capture.of(server.captured());
  }

  private static void goOn(Engine engine, Sitemap sitemap) {
    var update = new RunUpdate(RunSettings.DEFAULTS, Set.of(), Optional.of(sitemap));
    expect(engine.update(update), Reply.UPDATED);
  }

  private static void expect(Reply reply, Reply expected) {
    if (!reply.equals(expected)) {
      throw new AssertionError(reply);
    }
  }

  private RunSettings.Builder settings() {
    return Plans.settings()
        .targetUrl(origin)
        .dnsOverride("127.0.0.1")
        .xffHeaderName("")
        .rateLimit(1)
        .returningVisitors(0);
  }

  private Engine engine() {
    return new Engine(
        new EngineParts(
            OkHttpSender::new,
            TlsLibrary::obstacle,
            visitors,
            TokenJson::token,
            PointerJson::leadsToValue,
            () -> new HostSample(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            new MemoryLimits(Long.MAX_VALUE / 2, Long.MAX_VALUE)),
        InstantSource.system());
  }

  /// What the engine never sends, as no script runs and nothing plays: with the visitor's headers
  /// for it, over the same sender.
  private void sendAsScriptsDo() {
    Visitor visitor = visitors.browser(new SplittableRandom(1));
    try (var sender =
            new OkHttpSender(
                new ConnectionSettings(
                    Optional.of(InetAddress.getLoopbackAddress()),
                    false,
                    Protocol.NEGOTIATED,
                    TlsLibrary.AUTO));
        var connections = sender.newConnections()) {
      connections.use(lane -> {
        // For the cookies; kept as a view of the page beyond the journey.
        lane.send(get(visitor, Purpose.TYPED_NAVIGATION, "/page"), TIMEOUT_NANOS, Keep.NOTHING);
        lane.send(get(visitor, Purpose.VIDEO, "/film.mp4"), TIMEOUT_NANOS, Keep.NOTHING);
        lane.send(get(visitor, Purpose.AUDIO, "/sound.mp3"), TIMEOUT_NANOS, Keep.NOTHING);
        lane.send(get(visitor, Purpose.XHR, "/api/xhr"), TIMEOUT_NANOS, Keep.NOTHING);
        lane.send(beacon(visitor), TIMEOUT_NANOS, Keep.NOTHING);
      });
    }
  }

  private Occasion occasion(Purpose purpose, String method) {
    return Occasion.of(purpose, method, origin).withReferer(origin + "/page");
  }

  private OutgoingRequest get(Visitor visitor, Purpose purpose, String path) {
    return new OutgoingRequest(
        "GET", origin + path, visitor.headers(occasion(purpose, "GET")), null);
  }

  private OutgoingRequest beacon(Visitor visitor) {
    Occasion occasion =
        occasion(Purpose.BEACON, "POST").withContentType("text/plain;charset=UTF-8");
    return new OutgoingRequest(
        "POST",
        origin + "/beacon",
        visitor.headers(occasion),
        "x".getBytes(StandardCharsets.UTF_8));
  }
}
