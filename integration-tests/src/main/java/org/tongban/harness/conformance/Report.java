package org.tongban.harness.conformance;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;

/**
 * What came of one examination.
 *
 * @param endpoint where the node was reached
 * @param federation name and version of the directory that was believed, and its digest
 * @param profile digest of the profile's file
 */
record Report(
    MemberCode member,
    URI endpoint,
    String federation,
    long directoryVersion,
    Digest directory,
    Digest profile,
    Instant time,
    List<Result> results) {
  Report {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(federation, "federation");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(time, "time");
    results = List.copyOf(results);
  }

  long count(Verdict.Status status) {
    return results.stream().filter(result -> result.is(status)).count();
  }

  /** Whether something was tried and nothing failed. */
  boolean good() {
    return count(Verdict.Status.FAILED) == 0 && count(Verdict.Status.PASSED) > 0;
  }

  String summary(Words words) {
    return words.text(
        "summary",
        count(Verdict.Status.PASSED),
        count(Verdict.Status.FAILED),
        count(Verdict.Status.NOT_RUN));
  }
}
