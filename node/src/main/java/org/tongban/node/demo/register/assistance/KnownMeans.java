package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.tongban.core.identity.CitizenId;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.assistance.Means.Asset;
import org.tongban.node.demo.register.assistance.Means.AssetKind;
import org.tongban.node.demo.register.assistance.Means.Business;
import org.tongban.node.demo.register.assistance.Means.BusinessState;
import org.tongban.node.demo.register.assistance.Means.Estate;
import org.tongban.node.demo.register.assistance.Means.EstateUse;
import org.tongban.node.demo.register.assistance.Means.FundAccount;
import org.tongban.node.demo.register.assistance.Means.FundState;
import org.tongban.node.demo.register.assistance.Means.Insurance;
import org.tongban.node.demo.register.assistance.Means.InsuranceState;
import org.tongban.node.demo.register.assistance.Means.Medical;
import org.tongban.node.demo.register.assistance.Means.Owner;
import org.tongban.node.demo.register.assistance.Means.Role;
import org.tongban.node.demo.register.assistance.Means.Scheme;
import org.tongban.node.demo.register.assistance.Means.Vehicle;
import org.tongban.node.demo.register.assistance.Means.VehicleKind;
import org.tongban.node.demo.register.assistance.Means.VehicleState;

/** What other departments know of the known people: the awkward cases of a check. */
final class KnownMeans {
  private final Roll roll;
  private final LocalDate today;

  KnownMeans(Roll roll, LocalDate today) {
    this.roll = roll;
    this.today = today;
  }

  Means means() {
    Owner husband = owner(KnownPeople.HUSBAND);
    Owner wife = owner(KnownPeople.WIFE);
    YearMonth lastMonth = YearMonth.from(today).minusMonths(1);
    LocalDate yearsEnd = today.withDayOfMonth(1).minusDays(1);
    return new Means(
        vehicles(husband),
        estates(husband),
        List.of(
            new FundAccount(
                wife,
                FundState.ACTIVE,
                lastMonth,
                MeansMaker.EMPLOYER,
                3_200_000,
                560_000,
                112_000)),
        List.of(
            new Insurance(
                wife,
                Scheme.PENSION_EMPLOYEE,
                InsuranceState.PAYING,
                lastMonth,
                Optional.of(MeansMaker.EMPLOYER),
                560_000,
                0),
            new Insurance(
                owner(KnownPeople.ELDER),
                Scheme.PENSION_RESIDENT,
                InsuranceState.DRAWING,
                lastMonth,
                Optional.empty(),
                0,
                23_500)),
        List.of(new Asset(wife, AssetKind.DEPOSIT, 3_000_001, today.minusDays(10))),
        List.of(new Medical(husband, yearsEnd.minusYears(1).plusDays(1), yearsEnd, 1_876_540)),
        List.of(
            new Business(
                husband,
                Role.SOLE_TRADER,
                BusinessState.REVOKED,
                LocalDate.of(2021, 8, 2),
                MeansMaker.EMPLOYER,
                1_000_000)));
  }

  private List<Vehicle> vehicles(Owner husband) {
    LocalDate bought = LocalDate.of(2014, 4, 9);
    LocalDate scrapped = LocalDate.of(2024, 4, 9);
    return List.of(
        new Vehicle(
            husband,
            roll.plates() + "10378",
            VehicleKind.CAR,
            false,
            bought,
            VehicleState.DEREGISTERED,
            scrapped),
        // of the same name, and nobody of the family
        new Vehicle(
            namesake(husband),
            roll.plates() + "20999",
            VehicleKind.TRUCK,
            true,
            bought,
            VehicleState.NORMAL,
            bought));
  }

  private List<Estate> estates(Owner husband) {
    Person old = roll.person(KnownPeople.SANCTIONED);
    String number = old.idNumber();
    Owner byFifteenDigits = new Owner(number.substring(0, 6) + number.substring(8, 17), old.name());
    return List.of(
        estate(husband, 38, 50, LocalDate.of(2009, 6, 18), Optional.empty()),
        // sold a week before
        estate(husband, 61.5, 100, LocalDate.of(2015, 3, 2), Optional.of(today.minusDays(9))),
        estate(byFifteenDigits, 72, 100, LocalDate.of(1996, 5, 20), Optional.empty()));
  }

  private Estate estate(
      Owner owner, double area, int share, LocalDate registered, Optional<LocalDate> sold) {
    String town = roll.region().town(1);
    return new Estate(owner, EstateUse.RESIDENTIAL, town, area, share, registered, sold);
  }

  private Owner owner(KnownPeople known) {
    Person person = roll.person(known);
    return new Owner(person.idNumber(), person.name());
  }

  /** Somebody else of the same name. */
  static Owner namesake(Owner person) {
    String digits = person.idNumber().substring(0, 14) + "399";
    return new Owner(digits + CitizenId.check(digits), person.name());
  }
}
