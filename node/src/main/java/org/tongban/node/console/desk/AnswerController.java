package org.tongban.node.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tongban.core.message.MessageId;
import org.tongban.core.proof.Container;
import org.tongban.node.api.PersonsDoor;
import org.tongban.node.console.Layout;
import org.tongban.node.console.list.TableStates;
import org.tongban.node.fanout.Conclusion;
import org.tongban.node.fanout.Progress;

/** What came of a clerk's own asks. */
@Controller
public class AnswerController {
  private static final String ANSWER = "/desk/answers/{id}";

  private final PersonsDoor door;
  private final AnswerPage pages;
  private final DeskHistory history;
  private final Layout layout;
  private final Optional<String> publicAddress;

  AnswerController(
      PersonsDoor door,
      AnswerPage pages,
      DeskHistory history,
      Layout layout,
      Optional<String> publicAddress) {
    this.door = door;
    this.pages = pages;
    this.history = history;
    this.layout = layout;
    this.publicAddress = publicAddress;
  }

  @GetMapping(ANSWER)
  String answer(@PathVariable String id, Model model) {
    var seen = door.seen(layout.person().actor(), id);
    model.addAttribute("answer", pages.of(seen, !layout.english()));
    seen.stop().ifPresent(stop -> model.addAttribute("stop", stop));
    return "desk/answer";
  }

  @GetMapping("/desk/fan-outs/{id}")
  String many(@PathVariable String id, Model model) {
    var many = door.many(layout.person().actor(), id);
    model.addAttribute("many", many);
    model.addAttribute("progress", Progress.of(many, door.now()).name());
    model.addAttribute("conclusion", Conclusion.of(many.members()).name());
    model.addAttribute("regions", pages);
    model.addAttribute("contract", pages.newest(many.service()));
    return "desk/many";
  }

  @GetMapping("/desk/history")
  String history(HttpServletRequest request, Model model) {
    var actor = layout.person().actor();
    var list = history.list(actor, TableStates.of(request), id -> door.asked(actor, id));
    model.addAttribute("list", list);
    model.addAttribute("names", pages);
    return "desk/history";
  }

  @GetMapping(ANSWER + "/slip")
  ResponseEntity<byte[]> slip(@PathVariable String id, HttpServletRequest request) {
    var here = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    var page = publicAddress.orElse(here) + "/verify";
    return file(MediaType.APPLICATION_PDF, door.slip(layout.person().actor(), id, page), id, "pdf");
  }

  @GetMapping(ANSWER + "/proof")
  ResponseEntity<byte[]> proof(@PathVariable String id) {
    var type = MediaType.parseMediaType(Container.MEDIA_TYPE);
    return file(type, door.proof(layout.person().actor(), id), id, "asice");
  }

  private static ResponseEntity<byte[]> file(
      MediaType type, byte[] bytes, String id, String ending) {
    var name = MessageId.parse(id) + "." + ending;
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(type)
        .body(bytes);
  }
}
