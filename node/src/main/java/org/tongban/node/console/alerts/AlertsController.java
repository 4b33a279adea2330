package org.tongban.node.console.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.list.TableStates;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;

/** What needs a person. */
@Controller
public class AlertsController {
  private static final String PATH = "/alerts";
  private static final int LONGEST = 200;

  /** As long as an identity number, or longer. */
  private static final Pattern LONG_NUMBER = Pattern.compile(".*[0-9]{15}.*", Pattern.DOTALL);

  private final Alerts alerts;
  private final AlertStore store;
  private final Operations operations;
  private final Layout layout;
  private final MessageSource words;

  AlertsController(
      Alerts alerts, AlertStore store, Operations operations, Layout layout, MessageSource words) {
    this.alerts = alerts;
    this.store = store;
    this.operations = operations;
    this.layout = layout;
    this.words = words;
  }

  @GetMapping(PATH)
  String all(HttpServletRequest request, Model model) {
    alerts.look();
    var state = TableStates.of(request, "state");
    model.addAttribute(
        "list", store.list(state, Rule.named(state.query(), words, layout.locale())));
    return "alerts/list";
  }

  /** It comes back when its cause is a new one. */
  @PostMapping(PATH)
  @Needs(Right.ACKNOWLEDGE)
  String seen(
      @RequestParam String rule,
      @RequestParam String key,
      @RequestParam String cause,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes next) {
    var person = layout.person();
    var known =
        Arrays.stream(Rule.values())
            .filter(one -> one.name().equals(rule) && one.isOf(person))
            .findFirst()
            .orElseThrow(() -> new RefusedException(Reason.NOT_PERMITTED, "not to close"));
    var said = note.strip();
    if (said.isEmpty()
        || said.codePointCount(0, said.length()) > LONGEST
        || LONG_NUMBER.matcher(said).matches()) {
      next.addFlashAttribute("fault", "alerts.note.fault");
    } else if (alerts.acknowledge(known, key, cause, person.name(), said)) {
      operations.keep(person.name(), Act.ALERT_ACKNOWLEDGED, known + " " + key, said);
      next.addFlashAttribute("flash", "alerts.done");
    } else {
      next.addFlashAttribute("fault", "alerts.changed");
    }
    return "redirect:" + PATH;
  }
}
