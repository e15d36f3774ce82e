package dev.trafficgenerator.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The site's routes, each with the effort that its answers cost.
final class Routes {
  private final RoutesConfig config;
  private final SimulatedWork work;
  private final Answers answers;
  private final Map<String, Set<String>> methodsByPath = new LinkedHashMap<>();

  Routes(RoutesConfig config, SimulatedWork work, Answers answers) {
    this.config = config;
    this.work = work;
    this.answers = answers;
  }

  /// Answers GET, and HEAD with the same headers.
  void get(String path, Effort effort, Handler handler) {
    add(HandlerType.GET, path, effort, handler);
    add(HandlerType.HEAD, path, effort, handler);
  }

  void post(String path, Effort effort, Handler handler) {
    add(HandlerType.POST, path, effort, handler);
  }

  void put(String path, Effort effort, Handler handler) {
    add(HandlerType.PUT, path, effort, handler);
  }

  void patch(String path, Effort effort, Handler handler) {
    add(HandlerType.PATCH, path, effort, handler);
  }

  void delete(String path, Effort effort, Handler handler) {
    add(HandlerType.DELETE, path, effort, handler);
  }

  private void add(HandlerType method, String path, Effort effort, Handler handler) {
    methodsByPath.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(method.name());
    config.addHttpHandler(
        method, path, effort.equals(Effort.NONE) ? handler : after(effort, handler));
  }

  private Handler after(Effort effort, Handler handler) {
    return ctx -> {
      switch (work.done(effort)) {
        case DONE -> handler.handle(ctx);
        case STALE -> answers.problem(ctx, 404, "This was here once and is gone now.");
        case BROKEN -> answers.problem(ctx, 500, "The shop could not do that. Try again.");
      }
    };
  }

  /// Answers OPTIONS on all routes added so far with what they allow.
  void answerOptions() {
    methodsByPath.forEach((path, methods) -> {
      String allowed = String.join(", ", methods) + ", OPTIONS";
      config.options(path, ctx -> ctx.status(204).header("Allow", allowed));
    });
  }
}
