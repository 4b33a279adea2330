package org.tongban.node.demo.register;

/** Ways to assess how much care somebody needs (the catalogue's table assessment-scheme). */
public enum CareScheme {
  /** GB/T 42195-2022: the level follows from scores. */
  GBT42195("GB-T-42195", "2022", "gbt42195-level", 1),
  /** MZ/T 039-2013. */
  MZT039("MZ-T-039", "2013", "mzt039-level", 1),
  /** Shanghai's unified care-needs assessment of 2019. */
  SH_CARE("SH-CARE", "2.0", "sh-care-level", 2),
  /** The care insurance's grades of 2021. */
  LTCI("LTCI", "2021", "ltci-grade", 2);

  private final String code;
  private final String edition;
  private final String levels;
  private final int validYears;

  CareScheme(String code, String edition, String levels, int validYears) {
    this.code = code;
    this.edition = edition;
    this.levels = levels;
    this.validYears = validYears;
  }

  /** As in the catalogue. */
  public String code() {
    return code;
  }

  /** Which also is the version of the scheme's code system. */
  public String edition() {
    return edition;
  }

  /** The last part of the address of the code system of its levels. */
  public String levels() {
    return levels;
  }

  /** How long the reports of the demonstration hold. */
  int validYears() {
    return validYears;
  }
}
