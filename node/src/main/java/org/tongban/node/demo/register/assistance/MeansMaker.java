package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Draw;
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

/** Makes what other departments know of some of a region's people, the known ones first. */
final class MeansMaker {
  /** An invented firm. */
  static final String EMPLOYER = "91320599MA0000015T";

  private static final int PEOPLE = 240;

  private final Draw draw;
  private final LocalDate today;
  private final Roll roll;
  private final List<Vehicle> vehicles = new ArrayList<>();
  private final List<Estate> estates = new ArrayList<>();
  private final List<FundAccount> funds = new ArrayList<>();
  private final List<Insurance> insurances = new ArrayList<>();
  private final List<Asset> assets = new ArrayList<>();
  private final List<Medical> medical = new ArrayList<>();
  private final List<Business> businesses = new ArrayList<>();

  MeansMaker(Draw draw, LocalDate today, Roll roll) {
    this.draw = draw;
    this.today = today;
    this.roll = roll;
  }

  Means make() {
    Means known = new KnownMeans(roll, today).means();
    for (Person person : roll.strangers().subList(0, PEOPLE)) {
      some(person);
    }
    return new Means(
        joined(known.vehicles(), vehicles),
        joined(known.estates(), estates),
        joined(known.funds(), funds),
        joined(known.insurances(), insurances),
        joined(known.assets(), assets),
        joined(known.medical(), medical),
        joined(known.businesses(), businesses));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private void some(Person person) {
    Owner owner = owner(person);
    if (draw.chance(25)) {
      vehicles.add(vehicle(owner));
    }
    if (draw.chance(45)) {
      estates.add(estate(owner));
    }
    YearMonth last = YearMonth.from(today).minusMonths(draw.between(1, 30));
    if (draw.chance(35)) {
      FundState state = draw.from(List.of(FundState.values()));
      int base = draw.between(25, 120) * 10_000;
      funds.add(
          new FundAccount(
              owner, state, last, EMPLOYER, draw.between(0, 900) * 10_000, base, base / 5));
    }
    if (draw.chance(60)) {
      insurances.add(insurance(owner, last));
    }
    if (draw.chance(30)) {
      AssetKind kind = draw.from(List.of(AssetKind.values()));
      assets.add(new Asset(owner, kind, draw.between(1, 800) * 10_000, today.minusDays(2)));
    }
    if (draw.chance(30)) {
      LocalDate to = today.withDayOfMonth(1).minusDays(1);
      medical.add(new Medical(owner, to.minusYears(1).plusDays(1), to, draw.between(1, 6_000_000)));
    }
    if (draw.chance(8)) {
      businesses.add(business(owner));
    }
  }

  private Vehicle vehicle(Owner owner) {
    LocalDate registered = draw.dayBetween(today.minusYears(12), today);
    VehicleState state = draw.weighted(List.of(VehicleState.values()), 8, 2, 1);
    return new Vehicle(
        owner,
        roll.plates() + "%05d".formatted(draw.between(10_000, 99_999)),
        draw.from(List.of(VehicleKind.values())),
        draw.chance(20),
        registered,
        state,
        state == VehicleState.NORMAL ? registered : draw.dayBetween(registered, today));
  }

  private Estate estate(Owner owner) {
    LocalDate registered = draw.dayBetween(today.minusYears(20), today);
    return new Estate(
        owner,
        draw.weighted(List.of(EstateUse.values()), 8, 1, 1),
        roll.region().town(draw.between(1, 6)),
        draw.between(60, 400) / 2.0,
        draw.weighted(List.of(100, 50), 1, 1),
        registered,
        draw.chance(10) ? Optional.of(draw.dayBetween(registered, today)) : Optional.empty());
  }

  private Insurance insurance(Owner owner, YearMonth last) {
    boolean old = Integer.parseInt(owner.idNumber().substring(6, 10)) < today.getYear() - 60;
    return old
        ? new Insurance(
            owner,
            draw.from(List.of(Scheme.PENSION_EMPLOYEE, Scheme.PENSION_RESIDENT)),
            InsuranceState.DRAWING,
            YearMonth.from(today).minusMonths(1),
            Optional.empty(),
            0,
            draw.between(200, 4_500) * 100)
        : new Insurance(
            owner,
            draw.from(List.of(Scheme.values())),
            draw.from(List.of(InsuranceState.PAYING, InsuranceState.PAUSED)),
            last,
            Optional.of(EMPLOYER),
            draw.between(4_000, 12_000) * 100,
            0);
  }

  private Business business(Owner owner) {
    return new Business(
        owner,
        draw.from(List.of(Role.values())),
        draw.from(List.of(BusinessState.values())),
        draw.dayBetween(today.minusYears(10), today),
        EMPLOYER,
        draw.between(1, 100) * 1_000_000);
  }

  /** Some departments still know a person under an earlier number. */
  private static Owner owner(Person person) {
    return new Owner(
        person.formerIdNumbers().stream().findFirst().orElse(person.idNumber()), person.name());
  }
}
