package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Every failure of the API leaves as a problem. */
@RestControllerAdvice
public class ApiErrors {
  private final ProblemWriter problems;

  public ApiErrors(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  void refused(RefusedException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, ProblemWriter.plain(e.reason(), e.violations()));
  }

  @ExceptionHandler
  void unknown(NoResourceFoundException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Reason.RESOURCE_UNKNOWN);
  }

  @ExceptionHandler
  void unknown(NoHandlerFoundException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Reason.RESOURCE_UNKNOWN);
  }

  @ExceptionHandler
  void method(
      HttpRequestMethodNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Reason.METHOD_NOT_ALLOWED);
  }

  @ExceptionHandler
  void mediaType(
      HttpMediaTypeNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Reason.MEDIA_TYPE_UNSUPPORTED);
  }
}
