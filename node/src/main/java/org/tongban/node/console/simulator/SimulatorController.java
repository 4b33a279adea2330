package org.tongban.node.console.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Violation;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.desk.form.FormTexts;
import org.tongban.node.console.simulator.SimulatorException.Why;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;

/** Simulated regions, their knobs and drills. */
@Controller
public class SimulatorController {
  private static final String PATH = "/simulator";
  private static final String REGION = PATH + "/regions/{code:[0-9]{6}}";
  private static final List<String> NUMBERS =
      List.of("latencyMs", "errorPercent", "clockSeconds", "dropPercent");
  private static final List<String> SWITCHES = List.of("wrongVersion", "expiredCertificate");

  private final Simulator simulator;
  private final DrillRunner runner;
  private final Operations operations;
  private final Layout layout;

  SimulatorController(
      Simulator simulator, DrillRunner runner, Operations operations, Layout layout) {
    this.simulator = simulator;
    this.runner = runner;
    this.operations = operations;
    this.layout = layout;
  }

  /** A fault of a knob, in the reader's language. */
  record Wrong(String knob, String text) {}

  /**
   * The page asks by itself at an address of its own, since a word for the next page waits here.
   */
  @GetMapping({PATH, PATH + "/live"})
  String played(@RequestParam(defaultValue = "") String region, Model model) {
    model.addAttribute("port", simulator.port());
    model.addAttribute("run", runner.last().orElse(null));
    model.addAttribute("numbers", NUMBERS);
    model.addAttribute("switches", SWITCHES);
    try {
      var played = simulator.now();
      model.addAttribute("played", played);
      model.addAttribute("turned", played.region(region).orElse(null));
    } catch (SimulatorException e) {
      model.addAttribute("why", e.why().key());
    }
    return "simulator/played";
  }

  /** Turns all knobs of a region. */
  @PostMapping(REGION)
  @Needs(Right.TURN_SIMULATOR)
  String turn(
      @PathVariable String code,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model) {
    var knobs = knobs(request);
    try {
      simulator.turn(code, knobs);
      operations.keep(layout.person().name(), Act.KNOBS_TURNED, code, knobs.toString());
      return done(next, "flash.simulator.turned");
    } catch (SimulatorException e) {
      if (e.why() != Why.WRONG) {
        return fault(next, e);
      }
      response.setStatus(Reason.SCHEMA_VIOLATION.status());
      model.addAttribute("wrong", e.violations().stream().map(this::wrong).toList());
      model.addAttribute("typed", typed(request));
      return played(code, model);
    }
  }

  private Wrong wrong(Violation one) {
    return new Wrong(
        one.pointer().replaceFirst("^/", ""), FormTexts.said(one.message(), !layout.english()));
  }

  private static Map<String, String> typed(HttpServletRequest request) {
    var typed = new HashMap<String, String>();
    NUMBERS.forEach(name -> typed.put(name, text(request, name)));
    SWITCHES.forEach(name -> typed.put(name, text(request, name)));
    return typed;
  }

  private static String text(HttpServletRequest request, String name) {
    var text = request.getParameter(name);
    return text == null ? "" : text.strip();
  }

  /** What is no number is left for the simulation to complain about, with all the rest. */
  private static ObjectNode knobs(HttpServletRequest request) {
    var knobs = JsonNodeFactory.instance.objectNode();
    for (var name : NUMBERS) {
      var text = text(request, name);
      if (text.matches("-?[0-9]{1,9}")) {
        knobs.put(name, Long.parseLong(text));
      } else {
        knobs.put(name, text);
      }
    }
    SWITCHES.forEach(name -> knobs.put(name, !text(request, name).isEmpty()));
    return knobs;
  }

  @PostMapping(PATH + "/normal")
  @Needs(Right.TURN_SIMULATOR)
  String normal(RedirectAttributes next) {
    try {
      simulator.normal();
      runner.stop();
      operations.keep(layout.person().name(), Act.KNOBS_TURNED, "", "normal");
      return done(next, "flash.simulator.normal");
    } catch (SimulatorException e) {
      return fault(next, e);
    }
  }

  /** Asks in the name of who begins it. */
  @PostMapping(PATH + "/drills/{id}")
  @Needs(Right.ASK)
  String begin(@PathVariable String id, RedirectAttributes next) {
    var person = layout.person();
    try {
      runner.begin(simulator.now().drill(id), person.name(), person.actor());
      return "redirect:" + PATH;
    } catch (SimulatorException e) {
      return fault(next, e);
    }
  }

  @PostMapping(PATH + "/stop")
  @Needs(Right.ASK)
  String stop(RedirectAttributes next) {
    runner.stop();
    return done(next, "flash.simulator.stopped");
  }

  private static String done(RedirectAttributes next, String key) {
    next.addFlashAttribute("flash", key);
    return "redirect:" + PATH;
  }

  private static String fault(RedirectAttributes next, SimulatorException e) {
    next.addFlashAttribute("fault", e.why().key());
    return "redirect:" + PATH;
  }
}
