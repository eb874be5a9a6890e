// Personal data: what each rule finds, how it is verified, and where that is written down.
import * as kind from '../engine/kinds.ts';
import type { Rule } from './rule.ts';

const personal = (number: number, id: string, title: string, verifiedBy: string, source: string): Rule => ({ number, id, title, group: 'personal', verifiedBy, source });

export const PERSONAL: readonly Rule[] = [
  personal(kind.EMAIL, 'email', 'E-mail address', 'a host name with a real ending; reserved domains, office boxes and published authorship are left out', 'RFC 5321, RFC 2606'),
  personal(kind.CARD, 'payment-card', 'Payment card', 'issuer range, length and Luhn sum; published test numbers are left out', 'ISO/IEC 7812-1'),
  personal(kind.PHONE, 'phone', 'Telephone number', 'shape, or a word before it; numbers kept for fiction are left out', 'ITU-T E.164; NANPA; Ofcom'),
  personal(kind.IBAN, 'iban', 'Bank account (IBAN)', 'length of the country and mod 97-10', 'ISO 13616'),
  personal(kind.BIRTH_DATE, 'birth-date', 'Date of birth', 'a word for birth before a likely date', 'own'),
  personal(kind.MEDICAL_RECORD, 'medical-record', 'Medical record number', 'MRN before it', 'own'),
  personal(kind.PASSPORT, 'passport', 'Passport number', 'the word before it', 'ICAO Doc 9303'),
  personal(kind.DRIVING_LICENCE, 'driving-licence', 'Driving licence number', 'the word before it', 'own'),
  personal(kind.US_SSN, 'us-ssn', 'Social Security number (US)', 'never issued areas, groups and serials are left out', 'SSA, POMS RM 10201'),
  personal(kind.UK_NHS, 'uk-nhs', 'NHS number (UK)', 'weighted sum mod 11', 'NHS Data Dictionary'),
  personal(kind.UK_NINO, 'uk-nino', 'National Insurance number (UK)', 'letters as assigned', 'HMRC NIM39110'),
  personal(kind.NL_BSN, 'nl-bsn', 'Burgerservicenummer (NL)', 'eleven test, and its name before it', 'RvIG'),
  personal(kind.PL_PESEL, 'pl-pesel', 'PESEL (PL)', 'weighted sum and date, and its name before it', 'gov.pl'),
  personal(kind.BR_CPF, 'br-cpf', 'CPF (BR)', 'two check digits', 'Receita Federal'),
  personal(kind.CA_SIN, 'ca-sin', 'Social Insurance number (CA)', 'Luhn sum, and its name before it', 'ESDC'),
  personal(kind.IN_AADHAAR, 'in-aadhaar', 'Aadhaar (IN)', 'Verhoeff sum, and its name before it', 'UIDAI'),
  personal(kind.DE_TAX, 'de-tax-id', 'Steuer-Identifikationsnummer (DE)', 'ISO 7064 mod 11,10, and its name before it', 'BZSt'),
  personal(kind.FR_NIR, 'fr-nir', 'Numéro de sécurité sociale (FR)', 'mod 97', 'INSEE'),
  personal(kind.ES_DNI, 'es-dni', 'DNI (ES)', 'letter by mod 23, and its name before it', 'Ministerio del Interior'),
  personal(kind.SE_PERSON, 'se-personnummer', 'Personnummer (SE)', 'date and Luhn sum', 'Skatteverket SKV 704'),
  personal(kind.FI_HETU, 'fi-hetu', 'Henkilötunnus (FI)', 'date and mod 31', 'DVV'),
  personal(kind.CH_AHV, 'ch-ahv', 'AHV number (CH)', 'EAN-13 sum', 'ZAS'),
  personal(kind.BE_NATIONAL, 'be-national', 'National register number (BE)', 'mod 97, and its name before it', 'IBZ'),
  personal(kind.AU_TFN, 'au-tfn', 'Tax file number (AU)', 'weighted sum mod 11, and its name before it', 'ATO'),
];
