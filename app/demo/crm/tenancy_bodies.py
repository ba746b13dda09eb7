"""Leases and debts as VERA writes them."""

from app.demo.corporation.tenancy import Account, Arrangement, Collection, Lease
from app.demo.crm.catalogue import Body
from app.demo.crm.reference import reference
from app.demo.crm.shapes import keys, person_key, slim, with_role


def lease(one: Lease) -> Body:
    """A lease (BOG Huurovereenkomst)."""
    return slim(
        id=one.id,
        soort=reference("OVEREENKOMSTSOORT", "HUU"),
        detailSoort=reference("OVEREENKOMSTDETAILSOORT", one.kind),
        status=reference("OVEREENKOMSTSTATUS", one.status),
        bewakingsstatus=reference("BEWAKINGSSTATUS", one.watch),
        begindatum=one.begin.isoformat(),
        einddatum=one.end and one.end.isoformat(),
        opzegdatum=one.notice and one.notice.isoformat(),
        brutohuur=round(one.rent + one.service_costs, 2),
        rekenhuur=one.rent,
        eenheden=keys([one.home_id]),
        relaties=[with_role(tenant, role) for tenant, role in one.tenants],
    )


def debtor(one: Account) -> Body:
    """What a tenant owes (BFG Debiteur): a positive `saldo` is a debt."""
    return {
        "id": one.id,
        "soort": reference("DEBITEURSOORT", "HUU"),
        "status": reference("DEBITEURSTATUS", "ACT"),
        "saldo": one.balance,
        "relatie": person_key(one.person_id),
    }


def arrangement(account: Account, one: Arrangement) -> Body:
    """A payment arrangement (INC Betalingsregeling)."""
    return {
        "id": one.id,
        "status": reference("BETALINGSREGELINGSTATUS", "ACT"),
        "begindatum": one.begin.isoformat(),
        "einddatum": one.instalments[-1].due.isoformat(),
        "afspraakdatum": one.agreed.isoformat(),
        "bedrag": one.amount,
        "saldo": one.open_amount,
        "termijnenAantal": len(one.instalments),
        "debiteur": {"id": account.id},
        "overeenkomst": {"id": account.lease_id, "soort": reference("OVEREENKOMSTSOORT", "HUU")},
        "termijnen": [
            {
                "id": instalment.id,
                "vervaldatum": instalment.due.isoformat(),
                "bedrag": instalment.amount,
                "saldo": instalment.open_amount,
            }
            for instalment in one.instalments
        ],
    }


def collection(account: Account, one: Collection) -> Body:
    """A debt in other hands (INC ExterneIncasso)."""
    return {
        "id": one.id,
        "soort": reference("EXTERNEINCASSOSOORT", one.kind),
        "status": reference("EXTERNEINCASSOSTATUS", "ACT"),
        "overdrachtsdatum": one.handed_over.isoformat(),
        "bedrag": one.amount,
        "saldo": one.open_amount,
        "debiteur": {"id": account.id},
    }
