package org.tongban.node.demo.register.assistance;

/** What a check looks into; the order is that of the number codes in one register. */
enum CheckCategory {
  HOUSEHOLD_REGISTER,
  MARRIAGE,
  FUNERAL,
  VEHICLE,
  REAL_ESTATE,
  PROVIDENT_FUND,
  SOCIAL_SECURITY,
  MEDICAL,
  BUSINESS,
  TAX,
  FINANCIAL,
  ASSISTANCE,
  EMPLOYMENT,
  EDUCATION
}
