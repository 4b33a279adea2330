package org.tongban.node.console.overview;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
public class OverviewController {
  @GetMapping("/")
  String page() {
    return "overview/overview";
  }
}
