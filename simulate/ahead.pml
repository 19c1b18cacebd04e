/* What a claim sells ahead of its order, as spin checks it: a free order whose requests may die anywhere, among rivals and time, and what gives
 * its unit back where it never comes. One step is one conditional write; states bear the code's names. Orders may look for the order at any moment
 * after the sale: sooner than in the code, which is worse. */

#ifndef PLANT_CREATE /* a mistake that must be found: an order is written without a look whether it was forgone; */
#define PLANT_CREATE false
#endif
#ifndef PLANT_RETURN /* what was forgone is freed before it is written that it never comes */
#define PLANT_RETURN false
#endif

mtype:unit = { unit_free, unit_held, unit_sold };
mtype:hold = { hold_held, hold_claimed, hold_returned };
mtype:order = { order_none, order_confirmed, order_forgone };

mtype:unit unit = unit_held;
mtype:hold hold = hold_held;
mtype:order order = order_none;
bool isOurs = true;                 /* whose the unit is, where it is held or sold */
bool over, lapsed, told, toldForgone;

#define agrees (order != order_confirmed || (unit == unit_sold && isOurs))

inline mayDie() { if :: mortal -> goto dead :: true fi }

/* POST /v1/orders, and its repetition with the same key at any moment, beside it or later. */
proctype Request(bool mortal) {
  atomic { if :: !over && hold != hold_returned -> hold = hold_claimed :: else -> goto dead fi }
  mayDie();
  atomic {
    if
    :: unit == unit_held && isOurs -> unit = unit_sold; told = true
    :: unit == unit_sold && isOurs
    :: else -> goto dead /* some of it is lost: the way of hold.pml */
    fi
  }
  mayDie();
  atomic { if :: order == order_none || (PLANT_CREATE && order == order_forgone) -> order = order_confirmed; assert(agrees) :: else fi }
dead: skip
}

/* sold-ahead is delivered to orders: the order is there, or never comes. */
proctype Forgo() {
end: told;
  if :: PLANT_RETURN && order == order_none -> toldForgone = true :: else fi;
  atomic { if :: order == order_none -> order = order_forgone; toldForgone = true :: else fi }
}

/* order-forgone is delivered to inventory: the header first, so that it sells nothing more. */
proctype ReturnForgone() {
end: toldForgone;
  if :: hold != hold_claimed -> goto done :: else fi;
  hold = hold_returned;
  atomic { if :: isOurs && unit != unit_free -> unit = unit_free; isOurs = false; assert(agrees) :: else fi }
done: skip
}

proctype Time() { over = true; lapsed = true }

proctype Rival() {
end: atomic { unit == unit_free || (unit == unit_held && lapsed) -> unit = unit_sold; isOurs = false; assert(agrees) }
}

proctype Settled() {
  timeout;
  assert(agrees);
  assert(!(unit == unit_sold && isOurs) || order == order_confirmed)
}

init { atomic { run Request(true); run Request(true); run Request(false); run Forgo(); run ReturnForgone(); run Time(); run Rival(); run Settled() } }
