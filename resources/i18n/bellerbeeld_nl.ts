<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
    <context>
        <name>AlarmsView</name>
        <message>
            <source>Quiet for {time}</source>
            <translation>Stil voor {time}</translation>
        </message>
        <message>
            <source>Alarm in more queues: {n}</source>
            <translation>Alarm in meer wachtrijen: {n}</translation>
        </message>
    </context>
    <context>
        <name>AskedCard</name>
        <message>
            <source>Answer in words</source>
            <translation>Antwoord in woorden</translation>
        </message>
        <message>
            <source>Or an answer in one line, then Enter</source>
            <translation>Of een antwoord in één regel, dan Enter</translation>
        </message>
        <message>
            <source>{who} asks</source>
            <translation>{who} vraagt</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Solved by us today</source>
            <translation>Zelf opgelost vandaag</translation>
        </message>
        <message>
            <source>goal {goal}%</source>
            <translation>doel {goal}%</translation>
        </message>
        <message>
            <source>{solved} of {n} · goal {goal}%</source>
            <translation>{solved} van {n} · doel {goal}%</translation>
        </message>
        <message>
            <source>{solved} of {n}</source>
            <translation>{solved} van {n}</translation>
        </message>
        <message>
            <source>We ask the CRM for the contacts of today.</source>
            <translation>We vragen het CRM om de contacten van vandaag.</translation>
        </message>
        <message>
            <source>as of {time}</source>
            <translation>stand van {time}</translation>
        </message>
        <message>
            <source>These figures are of {time}.</source>
            <translation>Deze cijfers zijn van {time}.</translation>
        </message>
        <message>
            <source>Nothing was coded today yet.</source>
            <translation>Vandaag is nog niets gecodeerd.</translation>
        </message>
        <message>
            <source>{n} homes report the same: {what}</source>
            <translation>{n} woningen melden hetzelfde: {what}</translation>
        </message>
        <message>
            <source>complex {name} · {first} to {last}</source>
            <translation>complex {name} · {first} tot {last}</translation>
        </message>
        <message>
            <source>No figures</source>
            <translation>Geen cijfers</translation>
        </message>
        <message>
            <source>Old, of {time}</source>
            <translation>Oud, van {time}</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Actueel</translation>
        </message>
        <message>
            <source>Queues and agents are shown as they were at {time}.</source>
            <translation>U ziet de wachtrijen en medewerkers van {time}.</translation>
        </message>
        <message>
            <source>Answered within {limit}</source>
            <translation>Opgenomen binnen {limit}</translation>
        </message>
        <message>
            <source>Answered in time</source>
            <translation>Op tijd opgenomen</translation>
        </message>
        <message>
            <source>Waiting now</source>
            <translation>Nu wachtend</translation>
        </message>
        <message>
            <source>Gave up waiting</source>
            <translation>Opgehangen in wachtrij</translation>
        </message>
        <message>
            <source>nobody waits</source>
            <translation>niemand wacht</translation>
        </message>
        <message>
            <source>longest {time} · {queue}</source>
            <translation>langst {time} · {queue}</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>alarm</translation>
        </message>
        <message>
            <source>quiet until {time}</source>
            <translation>stil tot {time}</translation>
        </message>
        <message>
            <source>It is getting better: nobody waits that long now.</source>
            <translation>Het wordt beter: niemand wacht nu nog zo lang.</translation>
        </message>
        <message>
            <source>now {time}, {n} waiting</source>
            <translation>nu {time}, {n} wachtend</translation>
        </message>
        <message>
            <source>We ask the telephone exchange for the queues.</source>
            <translation>We vragen de telefooncentrale om de wachtrijen.</translation>
        </message>
        <message>
            <source>It is not set up where the queues are to be seen. Call IT.</source>
            <translation>Er is niet ingesteld waar de wachtrijen te zien zijn. Bel IT.</translation>
        </message>
        <message>
            <source>The telephone exchange does not say how the queues are. We keep trying.</source>
            <translation>De telefooncentrale zegt niet hoe het met de wachtrijen is. We blijven het proberen.</translation>
        </message>
        <message>
            <source>The telephone exchange has gone silent about the queues. We keep trying.</source>
            <translation>De telefooncentrale zegt niets meer over de wachtrijen. We blijven het proberen.</translation>
        </message>
        <message>
            <source>The telephone exchange does not accept our password for the queues. Call IT.</source>
            <translation>De telefooncentrale accepteert ons wachtwoord voor de wachtrijen niet. Bel IT.</translation>
        </message>
        <message>
            <source>The telephone exchange does not let us see the queues. Call IT.</source>
            <translation>De telefooncentrale laat ons de wachtrijen niet zien. Bel IT.</translation>
        </message>
        <message>
            <source>The telephone exchange cannot prove who it is. Call IT.</source>
            <translation>De telefooncentrale kan niet bewijzen wie ze is. Bel IT.</translation>
        </message>
        <message>
            <source>The telephone exchange says things that cannot be read. We keep trying.</source>
            <translation>De telefooncentrale zegt dingen die niet te lezen zijn. We blijven het proberen.</translation>
        </message>
        <message>
            <source>free</source>
            <translation>vrij</translation>
        </message>
        <message>
            <source>is being rung</source>
            <translation>wordt gebeld</translation>
        </message>
        <message>
            <source>in a call</source>
            <translation>in gesprek</translation>
        </message>
        <message>
            <source>break</source>
            <translation>pauze</translation>
        </message>
        <message>
            <source>away</source>
            <translation>afwezig</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>net</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} u {minutes} min</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
        <message>
            <source>longest waiting &gt; {limit} for {during}</source>
            <translation>langste wachtende &gt; {limit} gedurende {during}</translation>
        </message>
        <message>
            <source>target {target}%</source>
            <translation>norm {target}%</translation>
        </message>
        <message>
            <source>below the target of {target}%</source>
            <translation>onder de norm van {target}%</translation>
        </message>
        <message>
            <source>{n} of {all} callers</source>
            <translation>{n} van {all} bellers</translation>
        </message>
        <message>
            <source>The telephone exchange has no queues to see.</source>
            <translation>De telefooncentrale heeft geen wachtrijen om te zien.</translation>
        </message>
    </context>
    <context>
        <name>BoardContent</name>
        <message>
            <source>Queues</source>
            <translation>Wachtrijen</translation>
        </message>
        <message>
            <source>On the wall</source>
            <translation>Wandscherm</translation>
        </message>
    </context>
    <context>
        <name>BoardWindow</name>
        <message>
            <source>Queues · Bellerbeeld</source>
            <translation>Wachtrijen · Bellerbeeld</translation>
        </message>
    </context>
    <context>
        <name>BuildingsView</name>
        <message>
            <source>Something is happening</source>
            <translation>Er speelt iets</translation>
        </message>
        <message>
            <source>In no building three homes reported the same this hour.</source>
            <translation>In geen gebouw meldden drie woningen dit uur hetzelfde.</translation>
        </message>
    </context>
    <context>
        <name>CallCard</name>
        <message>
            <source>Answer</source>
            <translation>Opnemen</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>Weigeren</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>In de wacht</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Terughalen</translation>
        </message>
        <message>
            <source>Hang up</source>
            <translation>Ophangen</translation>
        </message>
        <message>
            <source>Bad line</source>
            <translation>Slechte lijn</translation>
        </message>
        <message>
            <source>Put through</source>
            <translation>Doorverbinden</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Toetsen</translation>
        </message>
        <message>
            <source>Microphone off</source>
            <translation>Microfoon uit</translation>
        </message>
        <message>
            <source>Microphone on</source>
            <translation>Microfoon aan</translation>
        </message>
    </context>
    <context>
        <name>CallList</name>
        <message>
            <source>missed</source>
            <translation>gemist</translation>
        </message>
        <message>
            <source>called here</source>
            <translation>belde hierheen</translation>
        </message>
        <message>
            <source>called in vain</source>
            <translation>tevergeefs gebeld</translation>
        </message>
        <message>
            <source>called by me</source>
            <translation>door mij gebeld</translation>
        </message>
        <message>
            <source>Only this window remembers these calls; nothing is written down.</source>
            <translation>Alleen dit venster onthoudt deze gesprekken; er wordt niets opgeschreven.</translation>
        </message>
        <message>
            <source>Your own calls of the last {hours} hours. Older ones are removed.</source>
            <translation>Uw eigen gesprekken van de laatste {hours} uur. Oudere worden verwijderd.</translation>
        </message>
    </context>
    <context>
        <name>CallListSheet</name>
        <message>
            <source>Calls</source>
            <translation>Gesprekken</translation>
        </message>
        <message>
            <source>No calls yet.</source>
            <translation>Nog geen gesprekken.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
    </context>
    <context>
        <name>Caller</name>
        <message>
            <source>looking up …</source>
            <translation>wordt opgezocht …</translation>
        </message>
        <message>
            <source>recognised by number {number}</source>
            <translation>herkend aan nummer {number}</translation>
        </message>
        <message>
            <source>chosen; several people use this number</source>
            <translation>gekozen; meer mensen gebruiken dit nummer</translation>
        </message>
        <message>
            <source>number not known</source>
            <translation>nummer niet bekend</translation>
        </message>
        <message>
            <source>number withheld</source>
            <translation>nummer niet meegestuurd</translation>
        </message>
        <message>
            <source>number not readable</source>
            <translation>nummer niet leesbaar</translation>
        </message>
        <message>
            <source>internal call</source>
            <translation>intern gesprek</translation>
        </message>
        <message>
            <source>could not be looked up</source>
            <translation>kon niet worden opgezocht</translation>
        </message>
        <message>
            <source>found by hand</source>
            <translation>zelf opgezocht</translation>
        </message>
        <message>
            <source>passed on by a colleague</source>
            <translation>doorgegeven door een collega</translation>
        </message>
        <message>
            <source>Rents since</source>
            <translation>Huurt sinds</translation>
        </message>
        <message>
            <source>call {n} today</source>
            <translation>{n}e keer vandaag</translation>
        </message>
        <message>
            <source>Searching …</source>
            <translation>Bezig met zoeken …</translation>
        </message>
        <message>
            <source>Nobody found. Try the postcode with the house number.</source>
            <translation>Niemand gevonden. Probeer de postcode met het huisnummer.</translation>
        </message>
        <message>
            <source>You can open a home or tenant during a call.</source>
            <translation>Een woning of huurder kunt u openen tijdens een gesprek.</translation>
        </message>
        <message>
            <source>Press the digit of the person on the line.</source>
            <translation>Druk op het cijfer van de persoon aan de lijn.</translation>
        </message>
        <message>
            <source>Search: {text}</source>
            <translation>Zoeken: {text}</translation>
        </message>
        <message>
            <source>former tenant</source>
            <translation>vertrokken huurder</translation>
        </message>
        <message>
            <source>Being looked up …</source>
            <translation>Wordt opgezocht …</translation>
        </message>
        <message>
            <source>Nothing special is going on.</source>
            <translation>Er speelt niets bijzonders.</translation>
        </message>
        <message>
            <source>Several people use this number</source>
            <translation>Meer mensen gebruiken dit nummer</translation>
        </message>
        <message>
            <source>This number is not known</source>
            <translation>Dit nummer is niet bekend</translation>
        </message>
        <message>
            <source>The caller withholds the number</source>
            <translation>De beller stuurt het nummer niet mee</translation>
        </message>
        <message>
            <source>The number cannot be read</source>
            <translation>Het nummer is niet leesbaar</translation>
        </message>
        <message>
            <source>Internal call</source>
            <translation>Intern gesprek</translation>
        </message>
        <message>
            <source>The caller could not be looked up</source>
            <translation>De beller kon niet worden opgezocht</translation>
        </message>
        <message>
            <source>{why} The call itself works.</source>
            <translation>{why} Bellen werkt gewoon.</translation>
        </message>
        <message>
            <source>Ask who is on the line and press the digit.</source>
            <translation>Vraag wie u aan de lijn hebt en druk op het cijfer.</translation>
        </message>
        <message>
            <source>A colleague is on the line.</source>
            <translation>U hebt een collega aan de lijn.</translation>
        </message>
        <message>
            <source>Ask for postcode and house number, and search with Ctrl+K.</source>
            <translation>Vraag postcode en huisnummer, en zoek met Ctrl+K.</translation>
        </message>
        <message>
            <source>Building</source>
            <translation>Gebouw</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>Repairs</source>
            <translation>Reparaties</translation>
        </message>
        <message>
            <source>Lease and household</source>
            <translation>Contract en gezin</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Geboren</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adres</translation>
        </message>
        <message>
            <source>Not everything could be looked up.</source>
            <translation>Niet alles kon worden opgezocht.</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Senior colleague</source>
            <translation>Vraagbaak</translation>
        </message>
        <message>
            <source>{queue} · waited {time}</source>
            <translation>{queue} · wachtte {time}</translation>
        </message>
        <message>
            <source>not coded yet</source>
            <translation>nog niet gecodeerd</translation>
        </message>
        <message>
            <source>{n} times</source>
            <translation>{n} keer</translation>
        </message>
        <message>
            <source>Microphone off</source>
            <translation>Microfoon uit</translation>
        </message>
    </context>
    <context>
        <name>CallsView</name>
        <message>
            <source>Nobody is on the line.</source>
            <translation>Niemand aan de lijn.</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Gesprekken</translation>
        </message>
        <message>
            <source>Still to code</source>
            <translation>Nog te coderen</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>Gemist</translation>
        </message>
        <message>
            <source>Not reachable</source>
            <translation>Niet bereikbaar</translation>
        </message>
    </context>
    <context>
        <name>CardView</name>
        <message>
            <source>Volume: {of}</source>
            <translation>Volume: {of}</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
    </context>
    <context>
        <name>ChooserView</name>
        <message>
            <source>Look up again</source>
            <translation>Opnieuw opzoeken</translation>
        </message>
        <message>
            <source>Being looked up …</source>
            <translation>Wordt opgezocht …</translation>
        </message>
    </context>
    <context>
        <name>Consult</name>
        <message>
            <source>All three hear each other</source>
            <translation>U hoort elkaar alle drie</translation>
        </message>
        <message>
            <source>Back with the caller</source>
            <translation>Terug bij de beller</translation>
        </message>
        <message>
            <source>{why} You are back with the caller.</source>
            <translation>{why} U bent terug bij de beller.</translation>
        </message>
        <message>
            <source>The caller hung up.</source>
            <translation>De beller heeft opgehangen.</translation>
        </message>
        <message>
            <source>Senior</source>
            <translation>Vraagbaak</translation>
        </message>
        <message>
            <source>the senior colleague</source>
            <translation>de vraagbaak</translation>
        </message>
        <message>
            <source>{Who} is being rung …</source>
            <translation>{Who} wordt gebeld …</translation>
        </message>
        <message>
            <source>Putting through failed. You talk with {who}; the caller hears nothing</source>
            <translation>Doorverbinden lukte niet. U spreekt met {who}; de beller hoort niets</translation>
        </message>
        <message>
            <source>You talk with {who}; the caller hears nothing</source>
            <translation>U spreekt met {who}; de beller hoort niets</translation>
        </message>
        <message>
            <source>You talk with the caller; {who} waits and hears nothing</source>
            <translation>U spreekt met de beller; {who} wacht en hoort niets</translation>
        </message>
        <message>
            <source>The caller and {who} both wait</source>
            <translation>De beller en {who} wachten allebei</translation>
        </message>
        <message>
            <source>The caller is being put through to {who} …</source>
            <translation>De beller wordt doorverbonden met {who} …</translation>
        </message>
        <message>
            <source>The caller goes on with {who}</source>
            <translation>De beller gaat verder met {who}</translation>
        </message>
        <message>
            <source>Ended for everybody</source>
            <translation>Voor iedereen beëindigd</translation>
        </message>
        <message>
            <source>{who} is busy.</source>
            <translation>{who} is in gesprek.</translation>
        </message>
        <message>
            <source>{who} does not answer.</source>
            <translation>{who} neemt niet op.</translation>
        </message>
        <message>
            <source>{who} cannot be reached.</source>
            <translation>{who} is niet bereikbaar.</translation>
        </message>
        <message>
            <source>{who} hung up.</source>
            <translation>{who} heeft opgehangen.</translation>
        </message>
        <message>
            <source>A colleague put this caller through to you.</source>
            <translation>Een collega heeft deze beller naar u doorverbonden.</translation>
        </message>
        <message>
            <source>A colleague asks you about this tenant.</source>
            <translation>Een collega vraagt u iets over deze huurder.</translation>
        </message>
        <message>
            <source>solved</source>
            <translation>opgelost</translation>
        </message>
        <message>
            <source>not solved</source>
            <translation>niet opgelost</translation>
        </message>
        <message>
            <source>So far: {tried}</source>
            <translation>Tot nu toe: {tried}</translation>
        </message>
    </context>
    <context>
        <name>ConsultView</name>
        <message>
            <source>Caller</source>
            <translation>Beller</translation>
        </message>
        <message>
            <source>You</source>
            <translation>U</translation>
        </message>
        <message>
            <source>Senior</source>
            <translation>Vraagbaak</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>Samen</translation>
        </message>
        <message>
            <source>Put through</source>
            <translation>Doorverbinden</translation>
        </message>
        <message>
            <source>Caller waits {time}</source>
            <translation>Beller wacht {time}</translation>
        </message>
        <message>
            <source>Your question in one line, then Enter</source>
            <translation>Uw vraag in één regel, dan Enter</translation>
        </message>
        <message>
            <source>Question to the colleague</source>
            <translation>Vraag aan de collega</translation>
        </message>
        <message>
            <source>End for everybody</source>
            <translation>Allen beëindigen</translation>
        </message>
        <message>
            <source>On the colleague's screen: {q}</source>
            <translation>Op het scherm van de collega: {q}</translation>
        </message>
        <message>
            <source>{who} waits {time}</source>
            <translation>{who} wacht {time}</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Terug</translation>
        </message>
    </context>
    <context>
        <name>CrewView</name>
        <message>
            <source>Agent</source>
            <translation>Medewerker</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Toestand</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Sinds</translation>
        </message>
        <message>
            <source>Agents</source>
            <translation>Medewerkers</translation>
        </message>
        <message>
            <source>No agent is known.</source>
            <translation>Er is geen medewerker bekend.</translation>
        </message>
    </context>
    <context>
        <name>DayView</name>
        <message>
            <source>Coded</source>
            <translation>Gecodeerd</translation>
        </message>
        <message>
            <source>Solved by me</source>
            <translation>Zelf opgelost</translation>
        </message>
        <message>
            <source>My day</source>
            <translation>Mijn dag</translation>
        </message>
    </context>
    <context>
        <name>DemoStrip</name>
        <message>
            <source>Demonstration with made-up people. In a moment somebody calls: F2 answers, digits code the call, F9 asks the senior, F1 shows all keys.</source>
            <translation>Demonstratie met verzonnen mensen. Er belt zo iemand: F2 neemt op, cijfers coderen, F9 belt de vraagbaak, F1 toont alle toetsen.</translation>
        </message>
        <message>
            <source>Next caller</source>
            <translation>Volgende beller</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Kies …</translation>
        </message>
        <message>
            <source>Put this strip away</source>
            <translation>Deze balk wegdoen</translation>
        </message>
        <message>
            <source>A tenant whom the number tells</source>
            <translation>Een huurder die aan het nummer te herkennen is</translation>
        </message>
        <message>
            <source>A building with a known outage</source>
            <translation>Een gebouw met een bekende storing</translation>
        </message>
        <message>
            <source>The lift stopped this morning</source>
            <translation>De lift staat sinds vanochtend stil</translation>
        </message>
        <message>
            <source>A repair that runs, and a message that waits</source>
            <translation>Een lopende reparatie, en een bericht dat wacht</translation>
        </message>
        <message>
            <source>A couple that shares a number</source>
            <translation>Een echtpaar met samen één nummer</translation>
        </message>
        <message>
            <source>A number of two households</source>
            <translation>Een nummer van twee huishoudens</translation>
        </message>
        <message>
            <source>An unknown number</source>
            <translation>Een onbekend nummer</translation>
        </message>
        <message>
            <source>A withheld number</source>
            <translation>Een nummer dat niet wordt meegestuurd</translation>
        </message>
        <message>
            <source>Nuisance for the fourth time</source>
            <translation>Overlast, voor de vierde keer</translation>
        </message>
        <message>
            <source>Arrears, and what lies behind them</source>
            <translation>Een betaalachterstand, en wat erachter zit</translation>
        </message>
        <message>
            <source>A warning for the safety of staff</source>
            <translation>Een waarschuwing voor de veiligheid</translation>
        </message>
        <message>
            <source>An administrator of many tenants</source>
            <translation>Een bewindvoerder met veel cliënten</translation>
        </message>
        <message>
            <source>Somebody who moved out</source>
            <translation>Iemand die vertrokken is</translation>
        </message>
    </context>
    <context>
        <name>Emergency</name>
        <message>
            <source>This telephone gets no answer. It keeps trying.</source>
            <translation>Deze telefoon krijgt geen antwoord. Hij blijft het proberen.</translation>
        </message>
        <message>
            <source>Home of the caller: {address}</source>
            <translation>Woning van de beller: {address}</translation>
        </message>
        <message>
            <source>This telephone cannot reach 112.</source>
            <translation>Deze telefoon kan 112 niet bereiken.</translation>
        </message>
    </context>
    <context>
        <name>EmergencyScreen</name>
        <message>
            <source>Call 112 with a mobile</source>
            <translation>Bel 112 met een mobiel</translation>
        </message>
        <message>
            <source>Say where you are and what happens there.</source>
            <translation>Zeg waar u bent en wat er aan de hand is.</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Gelezen</translation>
        </message>
    </context>
    <context>
        <name>Encryption</name>
        <message>
            <source>This telephone cannot do TLS, which the settings ask for. It stays off; call IT.</source>
            <translation>Deze telefoon kan geen TLS, en de instellingen vragen erom. Hij blijft uit; bel IT.</translation>
        </message>
        <message>
            <source>This telephone cannot encrypt sound (SRTP), which the settings ask for. It stays off; call IT.</source>
            <translation>Deze telefoon kan geluid niet versleutelen (SRTP), en de instellingen vragen erom. Hij blijft uit; bel IT.</translation>
        </message>
        <message>
            <source>This telephone knows none of the codecs in the settings. It stays off; call IT.</source>
            <translation>Deze telefoon kent geen van de codecs in de instellingen. Hij blijft uit; bel IT.</translation>
        </message>
        <message>
            <source>The settings ask for encrypted sound (SRTP) without TLS: everybody could read the keys. The telephone stays off; call IT.</source>
            <translation>De instellingen vragen om versleuteld geluid (SRTP) zonder TLS: iedereen zou de sleutels kunnen lezen. De telefoon blijft uit; bel IT.</translation>
        </message>
        <message>
            <source>The telephone exchange does not speak TLS at this address. We keep trying; call IT.</source>
            <translation>De telefooncentrale spreekt geen TLS op dit adres. We blijven het proberen; bel IT.</translation>
        </message>
        <message>
            <source>The telephone exchange speaks only outdated TLS (before 1.2), so we say nothing to it. Call IT.</source>
            <translation>De telefooncentrale spreekt alleen verouderd TLS (voor 1.2), dus zeggen we er niets tegen. Bel IT.</translation>
        </message>
        <message>
            <source>Nobody whom this computer trusts signed the certificate of the telephone exchange, so we say nothing to it. Call IT.</source>
            <translation>Het certificaat van de telefooncentrale is niet ondertekend door iemand die deze computer vertrouwt, dus zeggen we er niets tegen. Bel IT.</translation>
        </message>
        <message>
            <source>The certificate of the telephone exchange belongs to another name, so we say nothing to it. Call IT.</source>
            <translation>Het certificaat van de telefooncentrale hoort bij een andere naam, dus zeggen we er niets tegen. Bel IT.</translation>
        </message>
        <message>
            <source>The certificate of the telephone exchange is not valid today (expired, or the clock is wrong), so we say nothing to it. Call IT.</source>
            <translation>Het certificaat van de telefooncentrale is vandaag niet geldig (verlopen, of de klok staat verkeerd), dus zeggen we er niets tegen. Bel IT.</translation>
        </message>
        <message>
            <source>The file with the certificate authority of the telephone exchange cannot be read. Call IT.</source>
            <translation>Het bestand met de certificaatautoriteit van de telefooncentrale kan niet worden gelezen. Bel IT.</translation>
        </message>
        <message>
            <source>This telephone cannot do IPv6, which the settings ask for. It stays off; call IT.</source>
            <translation>Deze telefoon kan geen IPv6, en de instellingen vragen erom. Hij blijft uit; bel IT.</translation>
        </message>
        <message>
            <source>This telephone cannot seek a way for the sound (ICE), which the settings ask for. It stays off; call IT.</source>
            <translation>Deze telefoon kan geen weg voor het geluid zoeken (ICE), en de instellingen vragen dat. Hij blijft uit; bel IT.</translation>
        </message>
    </context>
    <context>
        <name>Failures</name>
        <message>
            <source>The CRM cannot be reached.</source>
            <translation>Het CRM is niet bereikbaar.</translation>
        </message>
        <message>
            <source>The CRM takes too long to answer.</source>
            <translation>Het CRM antwoordt niet op tijd.</translation>
        </message>
        <message>
            <source>The CRM does not accept our key.</source>
            <translation>Het CRM accepteert onze sleutel niet.</translation>
        </message>
        <message>
            <source>The CRM does not allow us to see this.</source>
            <translation>Het CRM laat ons dit niet zien.</translation>
        </message>
        <message>
            <source>The CRM does not know this.</source>
            <translation>Het CRM kent dit niet.</translation>
        </message>
        <message>
            <source>The CRM is too busy at the moment.</source>
            <translation>Het CRM heeft het nu te druk.</translation>
        </message>
        <message>
            <source>The CRM has a fault.</source>
            <translation>Het CRM heeft een storing.</translation>
        </message>
        <message>
            <source>The CRM gave an answer that cannot be read.</source>
            <translation>Het CRM gaf een antwoord dat niet leesbaar is.</translation>
        </message>
        <message>
            <source>The CRM refused it.</source>
            <translation>Het CRM heeft het geweigerd.</translation>
        </message>
        <message>
            <source>The disk of this computer is full. Calling works, but nothing can be saved.</source>
            <translation>De schijf van deze computer is vol. Bellen werkt, maar opslaan niet.</translation>
        </message>
        <message>
            <source>This computer cannot write its file. Calling works, but nothing can be saved.</source>
            <translation>Deze computer kan zijn bestand niet schrijven. Bellen werkt, maar opslaan niet.</translation>
        </message>
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>Bellerbeeld, first start</source>
            <translation>Bellerbeeld, eerste start</translation>
        </message>
        <message>
            <source>This is asked once. It is kept in the key store of this computer, not in a file.</source>
            <translation>Dit wordt één keer gevraagd. Het komt in de sleutelbewaring van deze computer, niet in een bestand.</translation>
        </message>
        <message>
            <source>Password of the phone</source>
            <translation>Wachtwoord van de telefoon</translation>
        </message>
        <message>
            <source>Key of the CRM</source>
            <translation>Sleutel van het CRM</translation>
        </message>
        <message>
            <source>Password for the queues</source>
            <translation>Wachtwoord voor de wachtrijen</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Bewaren</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Password for the pause</source>
            <translation>Wachtwoord voor de pauze</translation>
        </message>
    </context>
    <context>
        <name>HeadView</name>
        <message>
            <source>verified</source>
            <translation>geverifieerd</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>Iemand anders</translation>
        </message>
        <message>
            <source>not verified</source>
            <translation>niet geverifieerd</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>Phone call</source>
            <translation>Telefoon</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Portal</source>
            <translation>Portaal</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>Balie</translation>
        </message>
        <message>
            <source>Home visit</source>
            <translation>Huisbezoek</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>Brief</translation>
        </message>
        <message>
            <source>Text message</source>
            <translation>Sms</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>gepland</translation>
        </message>
        <message>
            <source>reported</source>
            <translation>gemeld</translation>
        </message>
        <message>
            <source>awaits approval</source>
            <translation>ter beoordeling</translation>
        </message>
        <message>
            <source>in progress</source>
            <translation>in behandeling</translation>
        </message>
        <message>
            <source>done</source>
            <translation>klaar</translation>
        </message>
        <message>
            <source>reported {when}</source>
            <translation>gemeld {when}</translation>
        </message>
        <message>
            <source>{n} residents</source>
            <translation>{n} melders</translation>
        </message>
        <message>
            <source>mechanic {when}</source>
            <translation>monteur {when}</translation>
        </message>
        <message>
            <source>Safety of staff</source>
            <translation>Veiligheid medewerkers</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>Ondersteuning</translation>
        </message>
        <message>
            <source>Arrears</source>
            <translation>Betaalachterstand</translation>
        </message>
        <message>
            <source>Nuisance</source>
            <translation>Overlast</translation>
        </message>
        <message>
            <source>Misuse of the home</source>
            <translation>Oneigenlijk gebruik woning</translation>
        </message>
        <message>
            <source>Confidential</source>
            <translation>Vertrouwelijk</translation>
        </message>
        <message>
            <source>Opens after verification; opening is recorded</source>
            <translation>Open na verificatie; openen wordt vastgelegd</translation>
        </message>
        <message>
            <source>{title} (+{n} more)</source>
            <translation>{title} (en nog {n})</translation>
        </message>
        <message>
            <source>Open repair: {what}</source>
            <translation>Lopende reparatie: {what}</translation>
        </message>
        <message>
            <source>Known: {what}</source>
            <translation>Bekend: {what}</translation>
        </message>
        <message>
            <source>Just repaired: {what}</source>
            <translation>Net hersteld: {what}</translation>
        </message>
        <message>
            <source>Promise: {what}</source>
            <translation>Belofte: {what}</translation>
        </message>
        <message>
            <source>{channel} of {when}, not answered yet</source>
            <translation>{channel} van {when}, nog niet beantwoord</translation>
        </message>
        <message>
            <source>Nuisance case: {what}</source>
            <translation>Overlastdossier: {what}</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>tot {day}</translation>
        </message>
        <message>
            <source>since {day}</source>
            <translation>sinds {day}</translation>
        </message>
    </context>
    <context>
        <name>KeyButton</name>
        <message>
            <source>chosen</source>
            <translation>gekozen</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>The other end takes no keys.</source>
            <translation>De andere kant neemt geen toetsen aan.</translation>
        </message>
    </context>
    <context>
        <name>KeypadSheet</name>
        <message>
            <source>Keys</source>
            <translation>Toetsen</translation>
        </message>
        <message>
            <source>Key {key}</source>
            <translation>Toets {key}</translation>
        </message>
        <message>
            <source>star</source>
            <translation>sterretje</translation>
        </message>
        <message>
            <source>hash</source>
            <translation>hekje</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
        <message>
            <source>Type, or press a key.</source>
            <translation>Typ, of druk op een toets.</translation>
        </message>
        <message>
            <source>{n} keys sent</source>
            <translation>{n} toetsen verzonden</translation>
        </message>
    </context>
    <context>
        <name>KeysSheet</name>
        <message>
            <source>Keys</source>
            <translation>Toetsen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>Gesprek</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Opnemen</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>Weigeren</translation>
        </message>
        <message>
            <source>Hold, or take back</source>
            <translation>In de wacht, of terughalen</translation>
        </message>
        <message>
            <source>Hang up</source>
            <translation>Ophangen</translation>
        </message>
        <message>
            <source>Search, or call a number</source>
            <translation>Zoeken, of een nummer bellen</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Beller</translation>
        </message>
        <message>
            <source>Choose a person</source>
            <translation>Een persoon kiezen</translation>
        </message>
        <message>
            <source>The caller answered this question rightly</source>
            <translation>De beller gaf het juiste antwoord</translation>
        </message>
        <message>
            <source>Open what is confidential</source>
            <translation>Vertrouwelijk openen</translation>
        </message>
        <message>
            <source>It is somebody else</source>
            <translation>Het is iemand anders</translation>
        </message>
        <message>
            <source>Look up again</source>
            <translation>Opnieuw opzoeken</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Volgend tabblad</translation>
        </message>
        <message>
            <source>Senior</source>
            <translation>Vraagbaak</translation>
        </message>
        <message>
            <source>Ask the senior</source>
            <translation>Vraagbaak bellen</translation>
        </message>
        <message>
            <source>Back to the caller</source>
            <translation>Terug naar de beller</translation>
        </message>
        <message>
            <source>All three together</source>
            <translation>Met z’n drieën</translation>
        </message>
        <message>
            <source>Put the caller through</source>
            <translation>De beller doorverbinden</translation>
        </message>
        <message>
            <source>Wrap-up</source>
            <translation>Afhandeling</translation>
        </message>
        <message>
            <source>Topic, then what exactly</source>
            <translation>Onderwerp, dan wat precies</translation>
        </message>
        <message>
            <source>Solved, or not</source>
            <translation>Opgelost, of niet</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>Notitie schrijven</translation>
        </message>
        <message>
            <source>Choose again</source>
            <translation>Opnieuw kiezen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Opslaan</translation>
        </message>
        <message>
            <source>Further up or down</source>
            <translation>Verder omhoog of omlaag</translation>
        </message>
        <message>
            <source>Queues</source>
            <translation>Wachtrijen</translation>
        </message>
        <message>
            <source>Open the board</source>
            <translation>Wachtrijen openen</translation>
        </message>
        <message>
            <source>On the board: on the wall, or back</source>
            <translation>Daar: wandscherm, of terug</translation>
        </message>
        <message>
            <source>On the board: quiet for a while</source>
            <translation>Daar: alarm even stil</translation>
        </message>
        <message>
            <source>On the board: back, or close</source>
            <translation>Daar: terug, of sluiten</translation>
        </message>
        <message>
            <source>On the board: further up or down</source>
            <translation>Daar: verder omhoog of omlaag</translation>
        </message>
        <message>
            <source>Pause, or take calls again</source>
            <translation>Pauze, of weer bereikbaar</translation>
        </message>
        <message>
            <source>Do not disturb, or take calls again</source>
            <translation>Niet storen, of weer bereikbaar</translation>
        </message>
        <message>
            <source>My calls, and call back</source>
            <translation>Mijn gesprekken, en terugbellen</translation>
        </message>
        <message>
            <source>Bad line: note it down for IT</source>
            <translation>Slechte lijn: vastleggen voor de beheerder</translation>
        </message>
        <message>
            <source>To the other of the two</source>
            <translation>Naar de ander van de twee</translation>
        </message>
        <message>
            <source>Put through to somebody else</source>
            <translation>Doorverbinden met iemand anders</translation>
        </message>
        <message>
            <source>End for everybody</source>
            <translation>Allen beëindigen</translation>
        </message>
        <message>
            <source>Keys for a menu or a PIN</source>
            <translation>Toetsen voor een menu of pincode</translation>
        </message>
        <message>
            <source>Ask her in writing</source>
            <translation>Vraag als tekst aan de vraagbaak</translation>
        </message>
        <message>
            <source>Why she was needed; answer in writing</source>
            <translation>Waarom nodig; tekstvraag beantwoorden</translation>
        </message>
        <message>
            <source>Microphone off, or on</source>
            <translation>Microfoon uit of aan</translation>
        </message>
    </context>
    <context>
        <name>Languages</name>
        <message>
            <source>English</source>
            <translation>Engels</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Turks</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Arabisch</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Pools</translation>
        </message>
        <message>
            <source>Tigrinya</source>
            <translation>Tigrinya</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Oekraïens</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Frans</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Spaans</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Duits</translation>
        </message>
    </context>
    <context>
        <name>LastWords</name>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
    </context>
    <context>
        <name>Line</name>
        <message>
            <source>Good line</source>
            <translation>Goede lijn</translation>
        </message>
        <message>
            <source>Line with gaps</source>
            <translation>Lijn hapert</translation>
        </message>
        <message>
            <source>Bad line</source>
            <translation>Slechte lijn</translation>
        </message>
        <message>
            <source>You and the caller do not hear each other: no sound passes.</source>
            <translation>U en de beller horen elkaar niet: er komt geen geluid door.</translation>
        </message>
        <message>
            <source>You do not hear the caller: no sound comes in.</source>
            <translation>U hoort de beller niet: er komt geen geluid binnen.</translation>
        </message>
        <message>
            <source>Whether the caller hears you cannot be seen from here.</source>
            <translation>Of de beller u hoort, is van hieruit niet te zien.</translation>
        </message>
        <message>
            <source>The caller does not hear you: your sound does not arrive.</source>
            <translation>De beller hoort u niet: uw geluid komt niet aan.</translation>
        </message>
        <message>
            <source>The line is bad; part of the sound is lost. {key} notes it down for IT.</source>
            <translation>De lijn is slecht; een deel van het geluid raakt kwijt. {key} legt het vast voor de beheerder.</translation>
        </message>
        <message>
            <source>The bad line could not be noted down: this computer's disk does not take it.</source>
            <translation>De slechte lijn kon niet worden vastgelegd: de schijf van deze computer neemt het niet op.</translation>
        </message>
        <message>
            <source>Noted down for IT: figures of the line, no names and no numbers. They stay on this computer for {days} days and go along with a diagnosis.</source>
            <translation>Vastgelegd voor de beheerder: cijfers van de lijn, geen namen en geen nummers. Ze blijven {days} dagen op deze computer en gaan mee met een diagnose.</translation>
        </message>
        <message>
            <source>No sound passes</source>
            <translation>Er komt geen geluid door</translation>
        </message>
        <message>
            <source>You do not hear the caller</source>
            <translation>U hoort de beller niet</translation>
        </message>
        <message>
            <source>The caller does not hear you</source>
            <translation>De beller hoort u niet</translation>
        </message>
        <message>
            <source>{share} % lost</source>
            <translation>{share} % kwijt</translation>
        </message>
        <message>
            <source>jitter {time} ms</source>
            <translation>jitter {time} ms</translation>
        </message>
        <message>
            <source>to and fro {time} ms</source>
            <translation>heen en weer {time} ms</translation>
        </message>
        <message>
            <source>MOS {figure}</source>
            <translation>MOS {figure}</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Stop?</source>
            <translation>Stoppen?</translation>
        </message>
        <message>
            <source>Somebody is on the line. When you stop now, the call ends.</source>
            <translation>Er is iemand aan de lijn. Als u nu stopt, eindigt het gesprek.</translation>
        </message>
        <message>
            <source>Hang up and stop</source>
            <translation>Ophangen en stoppen</translation>
        </message>
        <message>
            <source>Go on with the call</source>
            <translation>Verder met het gesprek</translation>
        </message>
        <message>
            <source>End for everybody?</source>
            <translation>Voor iedereen beëindigen?</translation>
        </message>
        <message>
            <source>The caller and the colleague are both hung up on.</source>
            <translation>De beller en de collega worden allebei opgehangen.</translation>
        </message>
        <message>
            <source>End for everybody</source>
            <translation>Allen beëindigen</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Doorgaan</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>No headset or sound card found: you hear nothing.</source>
            <translation>Geen headset of geluidskaart gevonden: u hoort niets.</translation>
        </message>
        <message>
            <source>Calling and coding go on; saved contacts are sent later.</source>
            <translation>Bellen en coderen gaan door; wat u opslaat wordt later verstuurd.</translation>
        </message>
        <message>
            <source>The CRM refused a saved contact: {why} It is kept here.</source>
            <translation>Het CRM weigerde een opgeslagen gesprek: {why} Het blijft hier bewaard.</translation>
        </message>
        <message>
            <source>{alarm}. {key} opens the queues.</source>
            <translation>{alarm}. {key} opent de wachtrijen.</translation>
        </message>
    </context>
    <context>
        <name>PasswordSheet</name>
        <message>
            <source>Password of the phone</source>
            <translation>Wachtwoord van de telefoon</translation>
        </message>
        <message>
            <source>The telephone exchange did not accept the password of this phone. It was tried once and is not tried again: exchanges lock a phone after some attempts. Your IT department has the right one.</source>
            <translation>De telefooncentrale heeft het wachtwoord van deze telefoon niet geaccepteerd. Het is één keer geprobeerd en wordt niet opnieuw geprobeerd: centrales blokkeren een telefoon na enkele pogingen. Uw ICT-afdeling heeft het juiste.</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Bewaren</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Later</translation>
        </message>
    </context>
    <context>
        <name>PastCallButton</name>
        <message>
            <source>calls back</source>
            <translation>belt terug</translation>
        </message>
        <message>
            <source>no number to call back</source>
            <translation>geen nummer om terug te bellen</translation>
        </message>
    </context>
    <context>
        <name>PauseChoice</name>
        <message>
            <source>Pause</source>
            <translation>Pauze</translation>
        </message>
        <message>
            <source>Take calls again</source>
            <translation>Weer gesprekken aannemen</translation>
        </message>
    </context>
    <context>
        <name>PersonView</name>
        <message>
            <source>Open</source>
            <translation>Openen</translation>
        </message>
        <message>
            <source>What matters now</source>
            <translation>Nu van belang</translation>
        </message>
        <message>
            <source>Look up again</source>
            <translation>Opnieuw opzoeken</translation>
        </message>
    </context>
    <context>
        <name>Phone</name>
        <message>
            <source>Not reachable</source>
            <translation>Niet bereikbaar</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Beschikbaar</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>Er wordt gebeld</translation>
        </message>
        <message>
            <source>In a call</source>
            <translation>In gesprek</translation>
        </message>
        <message>
            <source>Wrapping up</source>
            <translation>Nawerk</translation>
        </message>
        <message>
            <source>Phone starts</source>
            <translation>Telefoon start</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefoon</translation>
        </message>
        <message>
            <source>Phone not set up</source>
            <translation>Telefoon niet ingesteld</translation>
        </message>
        <message>
            <source>No phone</source>
            <translation>Geen telefoon</translation>
        </message>
        <message>
            <source>The telephone exchange does not accept the password of this phone.</source>
            <translation>De telefooncentrale accepteert het wachtwoord van deze telefoon niet.</translation>
        </message>
        <message>
            <source>The telephone exchange refuses this phone (SIP {code}).</source>
            <translation>De telefooncentrale weigert deze telefoon (SIP {code}).</translation>
        </message>
        <message>
            <source>The phone stopped and is being started again.</source>
            <translation>De telefoon is gestopt en wordt opnieuw gestart.</translation>
        </message>
        <message>
            <source>This phone is not set up yet: the exchange or the user is missing.</source>
            <translation>Deze telefoon is nog niet ingesteld: de centrale of de gebruiker ontbreekt.</translation>
        </message>
        <message>
            <source>Another program uses the network port of this phone.</source>
            <translation>Een ander programma gebruikt de netwerkpoort van deze telefoon.</translation>
        </message>
        <message>
            <source>CRM</source>
            <translation>CRM</translation>
        </message>
        <message>
            <source>No CRM</source>
            <translation>Geen CRM</translation>
        </message>
        <message>
            <source>CRM refuses</source>
            <translation>CRM weigert</translation>
        </message>
        <message>
            <source>rings</source>
            <translation>belt</translation>
        </message>
        <message>
            <source>is being called</source>
            <translation>wordt gebeld</translation>
        </message>
        <message>
            <source>in a call</source>
            <translation>in gesprek</translation>
        </message>
        <message>
            <source>on hold</source>
            <translation>in de wacht</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>beëindigd</translation>
        </message>
        <message>
            <source>The colleague is busy.</source>
            <translation>De vraagbaak is in gesprek.</translation>
        </message>
        <message>
            <source>The colleague does not answer.</source>
            <translation>De vraagbaak neemt niet op.</translation>
        </message>
        <message>
            <source>The colleague cannot be reached.</source>
            <translation>De vraagbaak is niet bereikbaar.</translation>
        </message>
        <message>
            <source>The colleague hung up.</source>
            <translation>De vraagbaak heeft opgehangen.</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>Nummer niet meegestuurd</translation>
        </message>
        <message>
            <source>Number not readable</source>
            <translation>Nummer niet leesbaar</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pauze</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Niet storen</translation>
        </message>
        <message>
            <source>Technical trouble</source>
            <translation>Techniek</translation>
        </message>
        <message>
            <source>The telephone exchange does not answer.</source>
            <translation>De telefooncentrale antwoordt niet.</translation>
        </message>
        <message>
            <source>The telephone exchange is overloaded or being mended (SIP {code}).</source>
            <translation>De telefooncentrale is overbelast of wordt hersteld (SIP {code}).</translation>
        </message>
        <message>
            <source>The colleague's phone and this one have no codec or encryption in common.</source>
            <translation>De telefoon van de collega en deze hebben geen codec of versleuteling gemeen.</translation>
        </message>
        <message>
            <source>Number ending in {ending}</source>
            <translation>Nummer eindigt op {ending}</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>versleuteld</translation>
        </message>
        <message>
            <source>You call 112. The emergency centre sees the address of the exchange, not yours: say where you are.</source>
            <translation>U belt 112. De meldkamer ziet het adres van de centrale, niet dat van u: zeg waar u bent.</translation>
        </message>
        <message>
            <source>A call could not be made: the other end and this telephone have no codec or encryption in common. Call IT when it happens again.</source>
            <translation>Een gesprek kwam niet tot stand: de andere kant en deze telefoon hebben geen codec of versleuteling gemeen. Bel IT als het vaker gebeurt.</translation>
        </message>
        <message>
            <source>you hear the other end</source>
            <translation>u hoort de andere kant</translation>
        </message>
    </context>
    <context>
        <name>PutThrough</name>
        <message>
            <source>Nobody is on the line who can be put through.</source>
            <translation>Er is niemand aan de lijn om door te verbinden.</translation>
        </message>
        <message>
            <source>Nobody found. Any number will do as well.</source>
            <translation>Niemand gevonden. Een nummer mag ook.</translation>
        </message>
        <message>
            <source>Type a name or a number.</source>
            <translation>Typ een naam of een nummer.</translation>
        </message>
        <message>
            <source>{role} of this building</source>
            <translation>{role} van dit gebouw</translation>
        </message>
        <message>
            <source>colleague</source>
            <translation>collega</translation>
        </message>
        <message>
            <source>queue</source>
            <translation>wachtrij</translation>
        </message>
        <message>
            <source>partner</source>
            <translation>partner</translation>
        </message>
    </context>
    <context>
        <name>PutThroughSheet</name>
        <message>
            <source>Put through</source>
            <translation>Doorverbinden</translation>
        </message>
        <message>
            <source>Name or number</source>
            <translation>Naam of nummer</translation>
        </message>
        <message>
            <source>To whom, by name or number</source>
            <translation>Naar wie, met naam of nummer</translation>
        </message>
        <message>
            <source>Talk first</source>
            <translation>Eerst overleggen</translation>
        </message>
        <message>
            <source>Put through at once</source>
            <translation>Direct doorverbinden</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
    </context>
    <context>
        <name>QueuesView</name>
        <message>
            <source>Queue</source>
            <translation>Wachtrij</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wachtend</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>Langst</translation>
        </message>
        <message>
            <source>In time</source>
            <translation>Op tijd</translation>
        </message>
        <message>
            <source>Gave up</source>
            <translation>Opgehangen</translation>
        </message>
        <message>
            <source>Queues</source>
            <translation>Wachtrijen</translation>
        </message>
        <message>
            <source>Alarm: {rule}. In time and gave up: since the exchange began to count.</source>
            <translation>Alarm: {rule}. Op tijd en opgehangen: sinds de centrale begon te tellen.</translation>
        </message>
    </context>
    <context>
        <name>Quiet</name>
        <message>
            <source>wrap-up</source>
            <translation>nawerk</translation>
        </message>
        <message>
            <source>pause asked for</source>
            <translation>pauze gevraagd</translation>
        </message>
        <message>
            <source>The exchange says: available; you said: pause.</source>
            <translation>De centrale zegt: beschikbaar; u zei: pauze.</translation>
        </message>
        <message>
            <source>The exchange says: pause; you said: available.</source>
            <translation>De centrale zegt: pauze; u zei: beschikbaar.</translation>
        </message>
        <message>
            <source>The exchange did not begin the pause. Calls keep coming.</source>
            <translation>De centrale heeft de pauze niet aangezet. Er blijven gesprekken komen.</translation>
        </message>
        <message>
            <source>The exchange did not end the pause. No calls come from the queue.</source>
            <translation>De centrale heeft de pauze niet beëindigd. Er komen geen gesprekken uit de wachtrij.</translation>
        </message>
        <message>
            <source>Only this phone knows that you are not to be disturbed: callers hear busy.</source>
            <translation>Alleen deze telefoon weet van 'niet storen': wie belt, hoort de bezettoon.</translation>
        </message>
        <message>
            <source>The exchange says: available; you said: do not disturb.</source>
            <translation>De centrale zegt: beschikbaar; u zei: niet storen.</translation>
        </message>
        <message>
            <source>The exchange says: do not disturb; you said: available.</source>
            <translation>De centrale zegt: niet storen; u zei: beschikbaar.</translation>
        </message>
        <message>
            <source>The exchange did not end 'do not disturb'. No calls come.</source>
            <translation>De centrale heeft 'niet storen' niet beëindigd. Er komen geen gesprekken.</translation>
        </message>
        <message>
            <source>No calls come from the queue. Ctrl P ends the pause.</source>
            <translation>Er komen geen gesprekken uit de wachtrij. Ctrl P beëindigt de pauze.</translation>
        </message>
        <message>
            <source>You have a pause</source>
            <translation>U heeft pauze</translation>
        </message>
        <message>
            <source>No calls come. Ctrl D lets them in again.</source>
            <translation>Er komen geen gesprekken. Ctrl D laat ze weer toe.</translation>
        </message>
        <message>
            <source>You are not disturbed</source>
            <translation>U wordt niet gestoord</translation>
        </message>
        <message>
            <source>As soon as it rings, you see who it is.</source>
            <translation>Zodra er iemand belt, ziet u hier wie het is.</translation>
        </message>
        <message>
            <source>Ready for the next call</source>
            <translation>Klaar voor het volgende gesprek</translation>
        </message>
        <message>
            <source>Looking up and coding go on.</source>
            <translation>Opzoeken en coderen gaan door.</translation>
        </message>
        <message>
            <source>No call can come in now</source>
            <translation>Er kan nu geen gesprek binnenkomen</translation>
        </message>
    </context>
    <context>
        <name>Reachability</name>
        <message>
            <source>Nobody can call you since {time}.</source>
            <translation>U bent sinds {time} niet bereikbaar.</translation>
        </message>
        <message>
            <source>The phone works again. Nobody could call you for {duration} ({span}).</source>
            <translation>De telefoon werkt weer. U was {duration} niet bereikbaar ({span}).</translation>
        </message>
        <message>
            <source>We try again by ourselves, every few seconds.</source>
            <translation>Wij proberen het vanzelf steeds opnieuw.</translation>
        </message>
        <message>
            <source>Cut off: {names}.</source>
            <translation>Afgebroken: {names}.</translation>
        </message>
        <message>
            <source>no call cut off</source>
            <translation>niets afgebroken</translation>
        </message>
    </context>
    <context>
        <name>ResolutionView</name>
        <message>
            <source>Topic</source>
            <translation>Onderwerp</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Deel</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contacten</translation>
        </message>
        <message>
            <source>Solved by us, goal {goal}%</source>
            <translation>Zelf opgelost, doel {goal}%</translation>
        </message>
        <message>
            <source>More topics: {n}</source>
            <translation>Meer onderwerpen: {n}</translation>
        </message>
    </context>
    <context>
        <name>RingCard</name>
        <message>
            <source>waited {time}</source>
            <translation>wachtte {time}</translation>
        </message>
        <message>
            <source>{names}, one of them?</source>
            <translation>{names}: een van hen?</translation>
        </message>
        <message>
            <source>The senior calls back</source>
            <translation>De vraagbaak belt terug</translation>
        </message>
        <message>
            <source>About {name}; that caller waits as soon as you answer</source>
            <translation>Over {name}; die wacht zodra u opneemt</translation>
        </message>
    </context>
    <context>
        <name>RingCardView</name>
        <message>
            <source>Incoming call</source>
            <translation>Inkomend gesprek</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Opnemen</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>Weigeren</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Call {number}</source>
            <translation>Bel {number}</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Zoeken</translation>
        </message>
        <message>
            <source>Call {number}, at a charge</source>
            <translation>Bel {number}, betaald nummer</translation>
        </message>
        <message>
            <source>Call {number} and ask for extension {extension}</source>
            <translation>Bel {number}, vraag naar toestel {extension}</translation>
        </message>
    </context>
    <context>
        <name>Sections</name>
        <message>
            <source>tenant since {year}</source>
            <translation>huurder sinds {year}</translation>
        </message>
        <message>
            <source>complex {name}</source>
            <translation>complex {name}</translation>
        </message>
        <message>
            <source>ground floor</source>
            <translation>begane grond</translation>
        </message>
        <message>
            <source>basement</source>
            <translation>souterrain</translation>
        </message>
        <message>
            <source>floor {n}</source>
            <translation>{n}e etage</translation>
        </message>
        <message>
            <source>Going on in this building</source>
            <translation>Speelt in dit gebouw</translation>
        </message>
        <message>
            <source>No open reports in this building.</source>
            <translation>Geen open meldingen in dit gebouw.</translation>
        </message>
        <message>
            <source>Who looks after it</source>
            <translation>Wie hoort erbij</translation>
        </message>
        <message>
            <source>Nobody is named for this building.</source>
            <translation>Voor dit gebouw staat niemand vermeld.</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Beloofd</translation>
        </message>
        <message>
            <source>Nothing has been promised.</source>
            <translation>Er is niets beloofd.</translation>
        </message>
        <message>
            <source>Earlier contacts</source>
            <translation>Eerdere contacten</translation>
        </message>
        <message>
            <source>No earlier contacts.</source>
            <translation>Geen eerdere contacten.</translation>
        </message>
        <message>
            <source>Repairs of this home</source>
            <translation>Reparaties in deze woning</translation>
        </message>
        <message>
            <source>No open repairs.</source>
            <translation>Geen open reparaties.</translation>
        </message>
        <message>
            <source>Lease</source>
            <translation>Huurcontract</translation>
        </message>
        <message>
            <source>No lease known.</source>
            <translation>Geen huurcontract bekend.</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Woning</translation>
        </message>
        <message>
            <source>No home known.</source>
            <translation>Geen woning bekend.</translation>
        </message>
        <message>
            <source>Household</source>
            <translation>Huishouden</translation>
        </message>
        <message>
            <source>Nobody else is registered.</source>
            <translation>Verder staat niemand ingeschreven.</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>Zaken</translation>
        </message>
        <message>
            <source>No cases.</source>
            <translation>Geen zaken.</translation>
        </message>
        <message>
            <source>Being looked up …</source>
            <translation>Wordt opgezocht …</translation>
        </message>
        <message>
            <source>{channel} to us</source>
            <translation>{channel}, inkomend</translation>
        </message>
        <message>
            <source>{channel} from us</source>
            <translation>{channel}, uitgaand</translation>
        </message>
        <message>
            <source>not answered</source>
            <translation>niet beantwoord</translation>
        </message>
        <message>
            <source>Running since {date}</source>
            <translation>Loopt sinds {date}</translation>
        </message>
        <message>
            <source>Ended {date}</source>
            <translation>Beëindigd {date}</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>gesloten</translation>
        </message>
        <message>
            <source>speaks {language}</source>
            <translation>spreekt {language}</translation>
        </message>
        <message>
            <source>for {n} people</source>
            <translation>voor {n} mensen</translation>
        </message>
    </context>
    <context>
        <name>Senior</name>
        <message>
            <source>Senior</source>
            <translation>Vraagbaak</translation>
        </message>
        <message>
            <source>Ask the senior</source>
            <translation>Vraagbaak bellen</translation>
        </message>
        <message>
            <source>{n} waiting</source>
            <translation>{n} wachten voor u</translation>
        </message>
        <message>
            <source>average {time}</source>
            <translation>gemiddeld {time}</translation>
        </message>
        <message>
            <source>free</source>
            <translation>vrij</translation>
        </message>
        <message>
            <source>is being rung</source>
            <translation>wordt gebeld</translation>
        </message>
        <message>
            <source>on the telephone</source>
            <translation>in gesprek</translation>
        </message>
        <message>
            <source>on the telephone {time}</source>
            <translation>in gesprek {time}</translation>
        </message>
        <message>
            <source>not reachable</source>
            <translation>niet bereikbaar</translation>
        </message>
        <message>
            <source>{who} calls back about this caller</source>
            <translation>{who} belt terug over deze beller</translation>
        </message>
        <message>
            <source>{who} answers: {answer}</source>
            <translation>{who} antwoordt: {answer}</translation>
        </message>
        <message>
            <source>Not in the knowledge base</source>
            <translation>Niet in kennisbank</translation>
        </message>
        <message>
            <source>Wrong there</source>
            <translation>Staat er verkeerd</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Niet gevonden</translation>
        </message>
        <message>
            <source>any moment now</source>
            <translation>elk moment</translation>
        </message>
        <message>
            <source>about {time}</source>
            <translation>nog ongeveer {time}</translation>
        </message>
        <message>
            <source>the senior</source>
            <translation>de vraagbaak</translation>
        </message>
        <message>
            <source>A place in the line of {whom} is being asked for …</source>
            <translation>Plaats in de rij van {whom} wordt gevraagd …</translation>
        </message>
        <message>
            <source>You are number {n} in the line of {whom}</source>
            <translation>U bent nummer {n} in de rij van {whom}</translation>
        </message>
        <message>
            <source>No place in the line of {whom}: her desk does not answer</source>
            <translation>Geen plaats in de rij van {whom}: de werkplek daar antwoordt niet</translation>
        </message>
        <message>
            <source>The question is on its way to {whom} …</source>
            <translation>De vraag is onderweg naar {whom} …</translation>
        </message>
        <message>
            <source>On the screen of {whom} since {time}</source>
            <translation>Staat bij {whom} op het scherm, {time}</translation>
        </message>
        <message>
            <source>No answer of {whom} in time</source>
            <translation>Geen antwoord van {whom} op tijd</translation>
        </message>
        <message>
            <source>The question did not reach {whom}: her desk does not answer</source>
            <translation>De vraag kwam niet aan bij {whom}: de werkplek daar antwoordt niet</translation>
        </message>
    </context>
    <context>
        <name>SeniorDesk</name>
        <message>
            <source>without a word</source>
            <translation>zonder toelichting</translation>
        </message>
        <message>
            <source>is being called</source>
            <translation>wordt gebeld</translation>
        </message>
    </context>
    <context>
        <name>SeniorDeskView</name>
        <message>
            <source>Waiting for you</source>
            <translation>Wachten op u</translation>
        </message>
        <message>
            <source>and {n} more in writing</source>
            <translation>en nog {n} als tekst</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>en nog {n}</translation>
        </message>
    </context>
    <context>
        <name>SeniorView</name>
        <message>
            <source>Wait in line</source>
            <translation>In de rij</translation>
        </message>
        <message>
            <source>Ask in writing</source>
            <translation>Vraag als tekst</translation>
        </message>
        <message>
            <source>Ring all the same</source>
            <translation>Toch bellen</translation>
        </message>
        <message>
            <source>Take her call</source>
            <translation>Opnemen</translation>
        </message>
        <message>
            <source>Leave the line</source>
            <translation>Uit de rij</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Intrekken</translation>
        </message>
        <message>
            <source>Question in writing</source>
            <translation>Vraag als tekst</translation>
        </message>
        <message>
            <source>Answers to choose from</source>
            <translation>Antwoorden om uit te kiezen</translation>
        </message>
        <message>
            <source>Answers to choose from, with / between them (need not be)</source>
            <translation>Antwoorden om uit te kiezen, met / ertussen (hoeft niet)</translation>
        </message>
        <message>
            <source>Why was she needed?</source>
            <translation>Waarom nodig?</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Niet nu</translation>
        </message>
        <message>
            <source>Question to {whom} in one line, then Enter</source>
            <translation>Vraag aan {whom} in één regel, dan Enter</translation>
        </message>
    </context>
    <context>
        <name>SessionButton</name>
        <message>
            <source>on the screen</source>
            <translation>op het scherm</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nee</translation>
        </message>
        <message>
            <source>not set</source>
            <translation>niet ingesteld</translation>
        </message>
        <message>
            <source>set on this desk</source>
            <translation>op deze werkplek ingesteld</translation>
        </message>
        <message>
            <source>recommended by your organisation</source>
            <translation>aanbevolen door uw organisatie</translation>
        </message>
        <message>
            <source>set at the installation</source>
            <translation>bij de installatie ingesteld</translation>
        </message>
        <message>
            <source>standard</source>
            <translation>standaard</translation>
        </message>
        <message>
            <source>managed by your organisation</source>
            <translation>beheerd door uw organisatie</translation>
        </message>
        <message>
            <source>This telephone</source>
            <translation>Deze telefoon</translation>
        </message>
        <message>
            <source>Encrypted line (TLS)</source>
            <translation>Versleutelde lijn (TLS)</translation>
        </message>
        <message>
            <source>This telephone cannot do TLS.</source>
            <translation>Deze telefoon kan geen TLS.</translation>
        </message>
        <message>
            <source>Encrypted sound (SRTP)</source>
            <translation>Versleuteld geluid (SRTP)</translation>
        </message>
        <message>
            <source>This telephone cannot encrypt sound.</source>
            <translation>Deze telefoon kan geluid niet versleutelen.</translation>
        </message>
        <message>
            <source>IPv6</source>
            <translation>IPv6</translation>
        </message>
        <message>
            <source>This telephone cannot do IPv6.</source>
            <translation>Deze telefoon kan geen IPv6.</translation>
        </message>
        <message>
            <source>Opus</source>
            <translation>Opus</translation>
        </message>
        <message>
            <source>This telephone cannot do Opus.</source>
            <translation>Deze telefoon kan geen Opus.</translation>
        </message>
        <message>
            <source>This telephone can do that.</source>
            <translation>Deze telefoon kan dat.</translation>
        </message>
        <message>
            <source>Way of the sound (ICE)</source>
            <translation>Weg van het geluid (ICE)</translation>
        </message>
        <message>
            <source>This telephone cannot do ICE.</source>
            <translation>Deze telefoon kan geen ICE.</translation>
        </message>
    </context>
    <context>
        <name>SettingsSheet</name>
        <message>
            <source>Settings</source>
            <translation>Instellingen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
        <message>
            <source>IT sets these; they count from the next start. Language, colours and sound are in the menu.</source>
            <translation>IT stelt deze in; ze tellen vanaf de volgende start. Taal, kleuren en geluid staan in het menu.</translation>
        </message>
    </context>
    <context>
        <name>Sound</name>
        <message>
            <source>As the system chose</source>
            <translation>Wat het systeem koos</translation>
        </message>
        <message>
            <source>Where I hear</source>
            <translation>Waarmee ik luister</translation>
        </message>
        <message>
            <source>It rings.</source>
            <translation>De bel gaat.</translation>
        </message>
        <message>
            <source>Say something: two seconds are recorded.</source>
            <translation>Zeg iets: er wordt twee seconden opgenomen.</translation>
        </message>
        <message>
            <source>This is how the other end hears you.</source>
            <translation>Zo hoort de ander u.</translation>
        </message>
        <message>
            <source>That could not be recorded.</source>
            <translation>Dat kon niet worden opgenomen.</translation>
        </message>
        <message>
            <source>{lost} is not there: it rings where you hear.</source>
            <translation>{lost} is er niet: de bel gaat waarmee u luistert.</translation>
        </message>
        <message>
            <source>the sound of the computer</source>
            <translation>het geluid van de computer</translation>
        </message>
        <message>
            <source>{lost} is not there: we go on with {now}.</source>
            <translation>{lost} is er niet: we gaan verder met {now}.</translation>
        </message>
        <message>
            <source>No headset with buttons is plugged in.</source>
            <translation>Er is geen headset met knoppen aangesloten.</translation>
        </message>
        <message>
            <source>The buttons of {names} answer, hang up and mute.</source>
            <translation>De knoppen van {names} nemen op, hangen op en zetten de microfoon uit.</translation>
        </message>
        <message>
            <source>Not plugged in.</source>
            <translation>Niet aangesloten.</translation>
        </message>
    </context>
    <context>
        <name>SoundSheet</name>
        <message>
            <source>Sound</source>
            <translation>Geluid</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Microfoon</translation>
        </message>
        <message>
            <source>Hear with</source>
            <translation>Luisteren met</translation>
        </message>
        <message>
            <source>Ring with</source>
            <translation>Bel via</translation>
        </message>
        <message>
            <source>Ring where I hear, too</source>
            <translation>Ook waarmee ik luister</translation>
        </message>
        <message>
            <source>Let it ring</source>
            <translation>Laat de bel gaan</translation>
        </message>
        <message>
            <source>Speak, and hear yourself</source>
            <translation>Spreek en hoor uzelf</translation>
        </message>
        <message>
            <source>Call the echo</source>
            <translation>Bel de echo</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
        <message>
            <source>You now</source>
            <translation>U nu</translation>
        </message>
        <message>
            <source>The other now</source>
            <translation>De ander nu</translation>
        </message>
    </context>
    <context>
        <name>Start</name>
        <message>
            <source>The settings in {place} cannot be read. They are ignored.</source>
            <translation>De instellingen in {place} zijn niet leesbaar. Ze tellen niet mee.</translation>
        </message>
        <message>
            <source>There is an unknown setting: {name} ({place}). It is ignored.</source>
            <translation>Er is een onbekende instelling: {name} ({place}). Die telt niet mee.</translation>
        </message>
        <message>
            <source>The setting {name} is of the wrong kind ({place}). It is ignored.</source>
            <translation>De instelling {name} is van de verkeerde soort ({place}). Die telt niet mee.</translation>
        </message>
        <message>
            <source>The setting {name} has a value that is not allowed ({place}). It is ignored.</source>
            <translation>De instelling {name} heeft een waarde die niet mag ({place}). Die telt niet mee.</translation>
        </message>
        <message>
            <source>The key store of this computer does not work. Passwords are asked again next time.</source>
            <translation>De sleutelbewaring van deze computer werkt niet. Volgende keer vragen wij de wachtwoorden opnieuw.</translation>
        </message>
        <message>
            <source>The file of this desk was damaged and is set aside. A new one was begun. Call IT.</source>
            <translation>Het bestand van deze werkplek was beschadigd en is apart gezet. Er is een nieuw begonnen. Bel IT.</translation>
        </message>
        <message>
            <source>Something went wrong in this program. You can go on; IT finds it in the log.</source>
            <translation>Er ging iets mis in dit programma. U kunt doorgaan; IT vindt het in het logboek.</translation>
        </message>
        <message>
            <source>Bellerbeeld cannot start: the folder {folder} cannot be used ({reason}). Call IT.</source>
            <translation>Bellerbeeld kan niet starten: de map {folder} is niet te gebruiken ({reason}). Bel IT.</translation>
        </message>
        <message>
            <source>Saved contacts that cannot be read, and so not be sent: {n}. They are kept. Call IT.</source>
            <translation>Opgeslagen contacten die niet te lezen zijn en dus niet verstuurd worden: {n}. Ze blijven bewaard. Bel IT.</translation>
        </message>
        <message>
            <source>The list for coding has a mistake ({place}). Calls work, coding waits. Call IT.</source>
            <translation>De lijst voor het coderen heeft een fout ({place}). Bellen werkt, coderen wacht. Bel IT.</translation>
        </message>
    </context>
    <context>
        <name>Times</name>
        <message>
            <source>today</source>
            <translation>vandaag</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>gisteren</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>morgen</translation>
        </message>
        <message>
            <source>{day} {begin} h</source>
            <translation>{day} {begin} u</translation>
        </message>
        <message>
            <source>{day} {begin}–{end} h</source>
            <translation>{day} {begin}–{end} u</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>{n} to send</source>
            <translation>{n} te verzenden</translation>
        </message>
    </context>
    <context>
        <name>TopBarView</name>
        <message>
            <source>Search postcode and number or name, or call a number</source>
            <translation>Zoek op postcode en nummer of naam, of bel een nummer</translation>
        </message>
        <message>
            <source>Search or call, Ctrl+K</source>
            <translation>Zoeken of bellen, Ctrl+K</translation>
        </message>
        <message>
            <source>Ask the senior</source>
            <translation>Vraagbaak bellen</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Toetsen</translation>
        </message>
        <message>
            <source>Colours as the system</source>
            <translation>Kleuren zoals Windows</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Licht</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Donker</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Instellingen</translation>
        </message>
        <message>
            <source>Queues</source>
            <translation>Wachtrijen</translation>
        </message>
        <message>
            <source>End the pause</source>
            <translation>Pauze beëindigen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pauze</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Niet storen</translation>
        </message>
        <message>
            <source>End 'do not disturb'</source>
            <translation>Niet storen beëindigen</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>Geluid</translation>
        </message>
    </context>
    <context>
        <name>WallQueuesView</name>
        <message>
            <source>More queues: {n}</source>
            <translation>Meer wachtrijen: {n}</translation>
        </message>
    </context>
    <context>
        <name>WrapUp</name>
        <message>
            <source>Choose a topic</source>
            <translation>Kies een onderwerp</translation>
        </message>
        <message>
            <source>Choose what it was about</source>
            <translation>Kies waar het over ging</translation>
        </message>
        <message>
            <source>Solved? Yes or no</source>
            <translation>Opgelost? Ja of nee</translation>
        </message>
        <message>
            <source>Choose why not</source>
            <translation>Kies waarom niet</translation>
        </message>
        <message>
            <source>Nothing to code.</source>
            <translation>Niets te coderen.</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Opgeslagen</translation>
        </message>
        <message>
            <source>Saved, in the CRM</source>
            <translation>Opgeslagen, staat in het CRM</translation>
        </message>
        <message>
            <source>call {time}</source>
            <translation>gesprek {time}</translation>
        </message>
        <message>
            <source>ended {time} ago</source>
            <translation>{time} geleden beëindigd</translation>
        </message>
        <message>
            <source>Will be saved when the call ends</source>
            <translation>Wordt opgeslagen zodra het gesprek eindigt</translation>
        </message>
        <message>
            <source>What is it about?</source>
            <translation>Waar gaat het over?</translation>
        </message>
        <message>
            <source>What exactly?</source>
            <translation>Wat precies?</translation>
        </message>
        <message>
            <source>Why not solved?</source>
            <translation>Waarom niet opgelost?</translation>
        </message>
        <message>
            <source>Keep open</source>
            <translation>Toch open houden</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Opslaan</translation>
        </message>
        <message>
            <source>Save at the end of the call</source>
            <translation>Opslaan na het gesprek</translation>
        </message>
        <message>
            <source>The chosen topic is no longer in the list; choose again</source>
            <translation>Het gekozen onderwerp staat niet meer in de lijst; kies opnieuw</translation>
        </message>
        <message>
            <source>A colleague's question needs no coding.</source>
            <translation>Een vraag van een collega hoeft u niet te coderen.</translation>
        </message>
    </context>
    <context>
        <name>WrapUpView</name>
        <message>
            <source>Wrap-up</source>
            <translation>Afhandeling</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>Opgelost</translation>
        </message>
        <message>
            <source>Not solved</source>
            <translation>Niet opgelost</translation>
        </message>
        <message>
            <source>Note (may stay empty), {key}</source>
            <translation>Notitie (mag leeg), {key}</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notitie</translation>
        </message>
        <message>
            <source>Choose again: {what}</source>
            <translation>Opnieuw kiezen: {what}</translation>
        </message>
    </context>
</TS>
