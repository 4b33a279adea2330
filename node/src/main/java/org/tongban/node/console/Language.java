package org.tongban.node.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.lang.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Language and type size of the pages: what the address says ({@code lang=zh|en}, {@code
 * size=large|normal}) is remembered by the browser; Chinese and normal where nothing was said.
 */
public final class Language implements LocaleResolver, HandlerInterceptor {
  static final String LANG = "lang";
  static final String SIZE = "size";
  static final String LARGE = "large";
  private static final String COOKIE = "tongban-";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return said(request, LANG).filter("en"::equals).isPresent()
        ? Locale.ENGLISH
        : Locale.SIMPLIFIED_CHINESE;
  }

  static boolean large(HttpServletRequest request) {
    return said(request, SIZE).filter(LARGE::equals).isPresent();
  }

  private static Optional<String> said(HttpServletRequest request, String what) {
    return parameter(request, what).or(() -> cookie(request, what));
  }

  /** Only the words that are known. */
  private static Optional<String> parameter(HttpServletRequest request, String what) {
    return Optional.ofNullable(request.getParameter(what)).filter(text -> known(what, text));
  }

  private static boolean known(String what, String text) {
    return what.equals(LANG)
        ? text.equals("zh") || text.equals("en")
        : text.equals(LARGE) || text.equals("normal");
  }

  private static Optional<String> cookie(HttpServletRequest request, String what) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE + what))
        .map(Cookie::getValue)
        .findFirst();
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (ConsolePaths.hold(request.getServletPath())) {
      remember(request, response, LANG);
      remember(request, response, SIZE);
    }
    return true;
  }

  private static void remember(
      HttpServletRequest request, HttpServletResponse response, String what) {
    parameter(request, what)
        .map(text -> ResponseCookie.from(COOKIE + what, text))
        // along with who is sent back by the login service too
        .map(cookie -> cookie.path("/").httpOnly(true).sameSite("Lax").maxAge(31_536_000))
        .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString()));
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the address says it");
  }
}
