package org.tongban.node.console.batches;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.api.BatchFiles;
import org.tongban.node.api.Stop;
import org.tongban.node.batch.Batches;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.desk.AnswerPage;
import org.tongban.node.console.desk.form.FormTexts;
import org.tongban.node.console.list.TableStates;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.store.Batch;

/** How far batches have come, steering them, and what became of their rows. */
@Controller
public class BatchesController {
  static final String PATH = "/batches";
  private static final String ONE = PATH + "/{id}";
  private static final int FIRST_FAULTS = 20;

  private final BatchList list;
  private final Batches batches;
  private final Beginning beginning;
  private final Repetitions repetitions;
  private final BatchFiles files;
  private final AnswerPage names;
  private final Operations operations;
  private final Layout layout;

  BatchesController(
      BatchList list,
      Batches batches,
      Beginning beginning,
      Repetitions repetitions,
      BatchFiles files,
      AnswerPage names,
      Operations operations,
      Layout layout) {
    this.list = list;
    this.batches = batches;
    this.beginning = beginning;
    this.repetitions = repetitions;
    this.files = files;
    this.names = names;
    this.operations = operations;
    this.layout = layout;
  }

  @GetMapping(PATH)
  String all(HttpServletRequest request, Model model) {
    model.addAttribute("list", list.list(layout.person(), TableStates.of(request, "state")));
    model.addAttribute("states", Batch.State.values());
    model.addAttribute("names", names);
    return "batches/list";
  }

  @GetMapping(ONE)
  String one(@PathVariable String id, Model model) {
    var found = list.find(layout.person(), id);
    model.addAttribute("one", found);
    model.addAttribute("names", names);
    model.addAttribute("repeats", repetitions.repeats(found.batch().id()).orElse(null));
    model.addAttribute("again", repetitions.of(found.batch().id()));
    model.addAttribute("key", MessageId.next());
    model.addAttribute("faults", found.own() ? faults(found.batch()) : List.of());
    return "batches/one";
  }

  /** A fault of a row, in the reader's language. */
  record RowFault(long row, String pointer, String text) {}

  private List<RowFault> faults(Batch batch) {
    return batches.faults(batch, 0).stream()
        .limit(FIRST_FAULTS)
        .map(
            one ->
                new RowFault(
                    one.row(),
                    one.violation().pointer(),
                    FormTexts.said(one.violation().message(), !layout.english())))
        .toList();
  }

  /** Sends nothing more until it is resumed. */
  @PostMapping(ONE + "/pause")
  @Needs(Right.ASK)
  String pause(@PathVariable String id) {
    var batch = list.own(layout.person(), id);
    return done(batches.pause(batch.id(), batch.actor()), Act.BATCH_PAUSED);
  }

  /** Goes on. */
  @PostMapping(ONE + "/resume")
  @Needs(Right.ASK)
  String resume(@PathVariable String id) {
    var batch = list.own(layout.person(), id);
    return done(batches.resume(batch.id(), batch.actor()), Act.BATCH_RESUMED);
  }

  /** Sends nothing more, for good. */
  @PostMapping(ONE + "/cancel")
  @Needs(Right.ASK)
  String cancel(@PathVariable String id) {
    var batch = list.own(layout.person(), id);
    return done(batches.cancel(batch.id(), batch.actor()), Act.BATCH_CANCELLED);
  }

  /** The failed rows in a batch of their own. */
  @PostMapping(ONE + "/retry")
  @Needs(Right.ASK)
  String retry(
      @PathVariable String id, @RequestParam String key, HttpServletResponse response, Model model)
      throws IOException {
    var batch = list.own(layout.person(), id);
    try {
      var begun = beginning.again(batch, layout.person().actor(), key);
      operations.keep(
          layout.person().name(), Act.BATCH_RETRIED, batch.id().toString(), begun.toString());
      return "redirect:" + PATH + "/" + begun;
    } catch (RefusedException e) {
      var stop = Stop.of(e);
      response.setStatus(stop.reason().status());
      model.addAttribute("stop", stop);
      return one(id, model);
    }
  }

  private String done(Batch batch, Act act) {
    operations.keep(layout.person().name(), act, batch.id().toString(), batch.state().name());
    return "redirect:" + PATH + "/" + batch.id();
  }

  /** What became of the rows that are settled. */
  @GetMapping(ONE + "/results")
  @Needs(Right.ASK)
  void results(@PathVariable String id, @RequestParam String form, HttpServletResponse response)
      throws IOException {
    var batch = list.own(layout.person(), id);
    var kind = kind(form);
    var file = files.results(batch, kind, repetitions.numbers(batch.id()));
    write(response, "results-" + batch.id(), kind, file);
  }

  /** What was wrong with rows. */
  @GetMapping(ONE + "/errors")
  @Needs(Right.ASK)
  void errors(@PathVariable String id, @RequestParam String form, HttpServletResponse response)
      throws IOException {
    var batch = list.own(layout.person(), id);
    write(response, "errors-" + batch.id(), kind(form), files.errors(batch, kind(form)));
  }

  private static BatchFiles.Kind kind(String form) {
    return BatchFiles.Kind.find(form)
        .orElseThrow(() -> new RefusedException(Reason.REQUEST_MALFORMED, "no such form"));
  }

  private void write(
      HttpServletResponse response, String name, BatchFiles.Kind kind, BatchFiles.Unwritten file)
      throws IOException {
    var full = name + "." + kind.name().toLowerCase(java.util.Locale.ROOT);
    // before anything of it leaves
    operations.keep(layout.person().name(), Act.BATCH_EXPORTED, full, "");
    response.setContentType(kind.contentType());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition", ContentDisposition.attachment().filename(full).build().toString());
    file.write(response.getOutputStream());
  }
}
