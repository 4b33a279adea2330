package org.tongban.node.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Lets files in: of who is signed in, where they are expected, not too large and not many at once.
 * A file is held in memory, since what it says of people may not lie about on a disk; so nothing of
 * it may be read before that is known.
 */
final class Uploads extends OncePerRequestFilter {
  /** Bytes of a request with a file. */
  static final long MOST = 10L * 1024 * 1024;

  private static final int AT_ONCE = 4;

  /** A draft of a contract, for the catalogue. */
  private static final String DRAFT = Page.CATALOGUE.path() + "/draft";

  private final Semaphore free = new Semaphore(AT_ONCE);

  /** In memory to the last byte. */
  static MultipartConfigElement limits() {
    return new MultipartConfigElement("", MOST, MOST, (int) MOST);
  }

  /** Forms with files are the console's; the local API knows none. */
  static MultipartResolver resolver() {
    return new StandardServletMultipartResolver() {
      @Override
      public boolean isMultipart(HttpServletRequest request) {
        return ConsolePaths.hold(request.getServletPath()) && super.isMultipart(request);
      }
    };
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasFile(request)) {
      chain.doFilter(request, response);
    } else if (!expected(request)) {
      // nothing may be rendered here: that would read it
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else if (request.getContentLengthLong() > MOST || request.getContentLengthLong() < 0) {
      ErrorPages.forward(request, response, new MaxUploadSizeExceededException(MOST));
    } else if (!free.tryAcquire()) {
      var no = new RefusedException(Reason.TOO_MANY_ASKS, "too many files at once");
      ErrorPages.forward(request, response, no);
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        free.release();
      }
    }
  }

  private static boolean hasFile(HttpServletRequest request) {
    return Optional.ofNullable(request.getContentType())
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
        .isPresent();
  }

  private static boolean expected(HttpServletRequest request) {
    var path = request.getServletPath();
    var right = path.equals(DRAFT) ? Right.CHECK_CATALOGUE : Right.ASK;
    return (path.equals(DRAFT) || path.startsWith(Page.BATCHES.path() + "/"))
        && SignedIn.now().filter(right::isOf).isPresent();
  }
}
