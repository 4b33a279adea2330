package org.tongban.node.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.api.ProblemWriter;
import org.tongban.node.console.approval.ProposalException;
import org.tongban.node.console.user.AccountException;

/**
 * What fails on a page of the console is said on a page: which hop, what to do, and the error id
 * that the log has too.
 */
@Controller
final class ErrorPages implements HandlerExceptionResolver, Ordered {
  /** Only ever forwarded to; for anybody who asks for it, it is an address of the API. */
  static final String PATH = "/error/console";

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  @Nullable
  public ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    // who has gone away sees no page
    boolean there = !(failure instanceof AsyncRequestNotUsableException);
    return there && ConsolePaths.hold(request.getServletPath()) ? page(failure) : null;
  }

  /** Shows the page from a filter. */
  static void forward(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws ServletException, IOException {
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
    request.getRequestDispatcher(PATH).forward(request, response);
  }

  @RequestMapping(PATH)
  ModelAndView forwarded(HttpServletRequest request) {
    return page((Exception) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
  }

  private static ModelAndView page(Exception failure) {
    var id = ProblemWriter.errorId();
    var status = status(failure);
    if (status.is5xxServerError()) {
      // its text may hold what somebody typed
      LOG.warn("console error {}: {}", id, failure.getClass().getName());
      LOG.debug("console error {}", id, failure);
    }
    var reason = Optional.of(failure).filter(RefusedException.class::isInstance);
    var model = Map.of("status", status.value(), "errorId", id, "text", key(failure, status));
    var page = new ModelAndView("error", model, status);
    reason.map(RefusedException.class::cast).ifPresent(e -> page.addObject("reason", e.reason()));
    return page;
  }

  private static String key(Exception failure, HttpStatus status) {
    if (failure instanceof ProposalException proposal) {
      return proposal.key();
    }
    return failure instanceof AccountException account
        ? "account." + account.fault().name().toLowerCase(Locale.ROOT)
        : "error." + status.value();
  }

  private static HttpStatus status(Exception failure) {
    if (failure instanceof RefusedException refused) {
      return Optional.ofNullable(HttpStatus.resolve(refused.reason().status()))
          .filter(HttpStatus::isError)
          .orElse(HttpStatus.CONFLICT);
    }
    if (failure instanceof NoHandlerFoundException || failure instanceof NoResourceFoundException) {
      return HttpStatus.NOT_FOUND;
    }
    if (failure instanceof HttpRequestMethodNotSupportedException) {
      return HttpStatus.METHOD_NOT_ALLOWED;
    }
    if (failure instanceof MaxUploadSizeExceededException) {
      return HttpStatus.PAYLOAD_TOO_LARGE;
    }
    if (failure instanceof ProposalException) {
      return HttpStatus.CONFLICT;
    }
    if (failure instanceof AccountException account) {
      return account.fault() == AccountException.Fault.UNKNOWN
          ? HttpStatus.NOT_FOUND
          : HttpStatus.CONFLICT;
    }
    return failure instanceof AccessDeniedException
        ? HttpStatus.FORBIDDEN
        : failure instanceof org.springframework.web.ErrorResponse known
                && !HttpStatus.valueOf(known.getStatusCode().value()).is5xxServerError()
            ? HttpStatus.BAD_REQUEST
            : HttpStatus.INTERNAL_SERVER_ERROR;
  }
}
