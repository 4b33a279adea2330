package org.tongban.node.console.system;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.diagnosis.DiagnosticReport;

/** What the node tells of itself, to be taken away. */
@Controller
public class DiagnosisPage {
  private static final String PATH = "/system/diagnosis";

  private final DiagnosticReport report;
  private final Operations operations;

  public DiagnosisPage(DiagnosticReport report, Operations operations) {
    this.report = report;
    this.operations = operations;
  }

  @GetMapping(PATH)
  String page() {
    return "system/diagnosis";
  }

  @PostMapping(PATH)
  @Needs(Right.DIAGNOSE)
  ResponseEntity<byte[]> take(HttpServletRequest request) {
    operations.keep(request.getUserPrincipal().getName(), Act.DIAGNOSIS_TAKEN, "", "");
    var made = report.make();
    var disposition = ContentDisposition.attachment().filename(made.name()).build();
    return ResponseEntity.ok()
        .header("Content-Disposition", disposition.toString())
        .contentType(MediaType.parseMediaType(DiagnosticReport.MEDIA_TYPE))
        .body(made.zip());
  }
}
