package org.tongban.node.console.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;

/** What is going on, for systems that watch the node. */
@RestController
public class OverviewApi {
  private final Overview overview;

  OverviewApi(Overview overview) {
    this.overview = overview;
  }

  @GetMapping("/api/v1/overview")
  ResponseEntity<byte[]> now(HttpServletRequest request) {
    Parameters.none().check(request);
    return ApiJson.reply(Now.of(overview.now()));
  }

  /** The moment that the page shows. */
  private record Now(
      long asked,
      long answered,
      Map<String, Long> outcomes,
      Map<String, Long> failures,
      Map<String, Long> gauges,
      List<With> members,
      List<Last> last) {
    static Now of(Snapshot now) {
      return new Now(
          now.asked(),
          now.answered(),
          now.outcomes(),
          now.failures(),
          now.gauges(),
          now.peers().stream().map(With::of).toList(),
          now.last().stream().map(Last::of).toList());
    }
  }

  /** How it is with another member today. */
  private record With(
      String member,
      String nameZh,
      String nameEn,
      Peer.State state,
      double perSecond,
      long out,
      long in,
      long failed,
      Optional<Long> millis,
      Optional<String> reason) {
    static With of(Peer peer) {
      return new With(
          peer.code(),
          peer.member().nameZh(),
          peer.member().nameEn(),
          peer.state(),
          Math.round(peer.rate() * 10) / 10.0,
          peer.out(),
          peer.in(),
          peer.failed(),
          Optional.of(peer.millis()).filter(millis -> millis >= 0),
          ApiJson.said(peer.missed()));
    }
  }

  /** One of the newest entries of the journal. */
  private record Last(
      long seq,
      Instant at,
      String kind,
      Optional<String> peer,
      Optional<String> service,
      Optional<String> outcome,
      Optional<String> reason) {
    static Last of(JournalCounts.Entry entry) {
      return new Last(
          entry.seq(),
          entry.at(),
          entry.kind(),
          ApiJson.said(entry.peer()),
          ApiJson.said(entry.service()),
          ApiJson.said(entry.outcome()),
          ApiJson.said(entry.reason()));
    }
  }
}
