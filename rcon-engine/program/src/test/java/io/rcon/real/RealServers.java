package io.rcon.real;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Skips what cannot run here, and starts each game once for all tests that share it. */
final class RealServers implements ExecutionCondition, ParameterResolver {
  private static final Logger log = LoggerFactory.getLogger(RealServers.class);
  static final String UNWANTED = "not wanted: -Drcon.servers=none";

  private static final Namespace NAMESPACE = Namespace.create(RealServers.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> missing = gameOf(context).flatMap(Game::missing);
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("installed");
    }
    if (required()) {
      return ConditionEvaluationResult.enabled("its absence is to be a failure");
    }
    log.warn("skipped {}: {}", context.getDisplayName(), missing.get());
    return ConditionEvaluationResult.disabled(missing.get());
  }

  /** Whether a server that is not installed is a failure, as it is where this project is built. */
  static boolean required() {
    return "required".equals(System.getProperty("rcon.servers"));
  }

  /** Whether tests are to run as on a machine that has none of these programs. */
  static boolean unwanted() {
    return "none".equals(System.getProperty("rcon.servers"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RealServer.class;
  }

  @Override
  public RealServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Game game = gameOf(context).orElseThrow();
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(game, RealServer::start, RealServer.class);
  }

  private static Optional<Game> gameOf(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), OnRealServer.class)
        .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), OnRealServer.class))
        .map(OnRealServer::value);
  }
}
