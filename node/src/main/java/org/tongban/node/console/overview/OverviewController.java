package org.tongban.node.console.overview;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tongban.node.console.Layout;

/** What is going on, live. */
@Controller
public class OverviewController {
  private final Overview overview;
  private final OverviewStream stream;
  private final Layout layout;

  public OverviewController(Overview overview, OverviewStream stream, Layout layout) {
    this.overview = overview;
    this.stream = stream;
    this.layout = layout;
  }

  /** The whole page, or what of it is live. */
  @GetMapping("/")
  String page(HttpServletRequest request, Model model) {
    var now = overview.now();
    model.addAttribute("now", now);
    model.addAttribute("points", Graph.of(now.peers(), layout.english()));
    model.addAttribute("script", "overview.js");
    return request.getHeader("HX-Request") == null
        ? "overview/overview"
        : "overview/overview :: live";
  }

  @GetMapping(path = "/overview/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live() {
    return stream.open();
  }
}
