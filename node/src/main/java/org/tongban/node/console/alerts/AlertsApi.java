package org.tongban.node.console.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.api.ProblemWriter;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;

/** What needs a person, for systems that watch the node. */
@RestController
public class AlertsApi {
  private final Alerts alerts;
  private final AlertStore store;
  private final MessageSource words;

  AlertsApi(Alerts alerts, AlertStore store, MessageSource words) {
    this.alerts = alerts;
    this.store = store;
    this.words = words;
  }

  /**
   * One of them.
   *
   * @param key which one of the rule, such as the code of a member
   * @param runbook heading in the runbook
   */
  private record Row(
      Rule rule,
      Rule.Level level,
      String text,
      String key,
      long count,
      Instant since,
      String runbook,
      Optional<Alert.Seen> seen) {}

  /** The worst, and then the oldest, first; those that nobody has looked at unless it is said. */
  @GetMapping("/api/v1/alerts")
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    var asked = Parameters.table().filter("state", List.of("open", "seen", "all")).state(request);
    var locale = ProblemWriter.chinese(request) ? Locale.CHINESE : Locale.ENGLISH;
    alerts.look();
    var found = store.list(asked, Rule.named(asked.query(), words, locale));
    return ApiJson.reply(ApiJson.page(asked, found, one -> row(one, locale)));
  }

  private Row row(Alert one, Locale locale) {
    var rule = one.rule();
    var text = words.getMessage(rule.text(), new Object[] {one.count()}, locale);
    return new Row(
        rule, rule.level(), text, one.key(), one.count(), one.since(), rule.section(), one.seen());
  }
}
