package io.rcon.monitor.http;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets in those who have a token: by {@code Authorization: Bearer} for reading, or by a login that
 * exchanges it for a cookie which no script can read. Without a token file everybody is let in.
 */
final class TokenLogin implements RouteGroup, Handler<RoutingContext> {
  static final String COOKIE = "rcon-login";

  /** Where it puts a {@link LongPredicate} that tells at a time whether the login has ended. */
  static final String ENDED = "ended";

  /** Where it puts who is logged in by a cookie, for the routes after it. */
  static final String HOLDER = "holder";

  private static final String BEARER = "Bearer ";
  private static final int MOST_BODY = 2048;

  private final @Nullable PageTokens file;
  private final boolean tls;
  private final BarredAddresses barred = new BarredAddresses();
  private final LoginSessions sessions = new LoginSessions();

  TokenLogin(@Nullable PageTokens file, boolean tls) {
    this.file = file;
    this.tls = tls;
  }

  @Override
  public void mount(Router router) {
    router
        .post("/api/login")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY))
        .handler(this::login);
    router.post("/api/logout").handler(this::logout);
  }

  /** Stands before the routes that need a token. */
  @Override
  public void handle(RoutingContext context) {
    if (file == null) {
      context.next();
      return;
    }
    LoginSessions.Login login = session(context, file);
    if (login != null) {
      admit(context, file, login.holder(), login.until());
      context.put(HOLDER, login.holder());
      context.next();
      return;
    }
    String given = context.request().getHeader("Authorization");
    boolean reading =
        context.request().method() == HttpMethod.GET
            || context.request().method() == HttpMethod.HEAD;
    if (!reading || given == null || !given.startsWith(BEARER)) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      Problem.end(
          context,
          401,
          reading
              ? "log in with a token, or send it as Authorization: Bearer"
              : "what changes something needs the cookie of a login: send the token to /api/login");
      return;
    }
    AccessTokens.Holder holder =
        check(context, file.tokens(), given.substring(BEARER.length()).strip());
    if (holder != null) {
      admit(context, file, holder, null);
      context.next();
    }
  }

  private static void admit(
      RoutingContext context, PageTokens file, AccessTokens.Holder holder, @Nullable Long until) {
    LongPredicate ended = now -> (until != null && now - until >= 0) || !file.tokens().has(holder);
    context.put(ENDED, ended);
  }

  private LoginSessions.@Nullable Login session(RoutingContext context, PageTokens tokens) {
    Cookie cookie = context.request().getCookie(COOKIE);
    if (cookie == null) {
      return null;
    }
    LoginSessions.Login login = sessions.find(cookie.getValue(), System.nanoTime());
    if (login != null && !tokens.tokens().has(login.holder())) {
      sessions.end(cookie.getValue());
      return null;
    }
    return login;
  }

  /** The holder of a token; null if it is none, which was answered then. */
  private AccessTokens.@Nullable Holder check(
      RoutingContext context, AccessTokens known, String token) {
    String from = context.request().remoteAddress().hostAddress();
    long now = System.nanoTime();
    if (barred.isBarred(from, now)) {
      context
          .response()
          .putHeader("Retry-After", Long.toString(BarredAddresses.BARRED_FOR.toSeconds()));
      Problem.end(context, 429, "too many wrong tokens came from this address; wait ten minutes");
      return null;
    }
    AccessTokens.Holder holder = known.holder(token);
    if (holder == null) {
      barred.add(from, now);
      context.response().putHeader("WWW-Authenticate", "Bearer");
      Problem.end(context, 401, "this is no token of the token file");
      return null;
    }
    barred.forgive(from);
    return holder;
  }

  private void login(RoutingContext context) {
    if (file == null) {
      Problem.end(context, 404, "this server asks for no token");
      return;
    }
    String token = JsonBody.texts(context.body().buffer(), List.of("token")).get("token");
    if (token == null) {
      Problem.end(context, 400, "send {\"token\": \"…\"} as application/json");
      return;
    }
    AccessTokens.Holder holder = check(context, file.tokens(), token);
    if (holder == null) {
      return;
    }
    context
        .response()
        .addCookie(
            cookie(sessions.begin(holder, System.nanoTime()), LoginSessions.LASTS.toSeconds()))
        .putHeader("Cache-Control", "no-store")
        .setStatusCode(204)
        .end();
  }

  private void logout(RoutingContext context) {
    Cookie cookie = context.request().getCookie(COOKIE);
    if (cookie != null) {
      sessions.end(cookie.getValue());
    }
    context.response().addCookie(cookie("", 0)).setStatusCode(204).end();
  }

  private Cookie cookie(String value, long seconds) {
    return Cookie.cookie(COOKIE, value)
        .setHttpOnly(true)
        .setSecure(tls)
        .setSameSite(CookieSameSite.STRICT)
        .setPath("/")
        .setMaxAge(seconds);
  }
}
