// Messages we wrote ourselves for the evasion exercise: advertising as a filter knows it, and an honest office mail to borrow words from.
export const ADVERTISING = [
  { id: 'mortgage', text: 'Lower your mortgage today! Our lenders offer guaranteed approval, with no credit check and no fee. Click here and save money every month. To be removed from our list, please reply with remove.' },
  { id: 'casino', text: 'Your free chips are waiting. Click here to visit our casino sites, no deposit required, limited offer. You must be over 18. Remove yourself from future mailings at any time.' },
  { id: 'income', text: 'Work from home and increase your income immediately! No experience, guaranteed results, our members earn thousands of dollars a month. This is a limited opportunity, call now or order here.' },
  { id: 'pills', text: 'Order your medication online. Low price, no prescription needed, discreet shipping within 24 hours. Visit our pharmacy here. Please do not reply to this mailing, use the link to be removed.' },
  { id: 'software', text: 'Save on every product: office software at a huge discount, sent to you immediately. Click the link below, pay by credit card, and download within minutes. Offer ends soon.' },
  { id: 'loan', text: 'Bills and debt? We transfer your balance to one low payment. Free quote, no obligation, all credit accepted. Fill out our form today. This mailing was sent to you by our marketing partner.' },
  { id: 'prize', text: 'Congratulations, you have been selected! Claim your free vacation now. Call our office within 48 hours, our agents are waiting. Limited to one per person. Click here to be removed.' },
  { id: 'stock', text: 'This company is about to explode. Investors who act immediately may see huge profits. Our report is free. Please visit the site below for your copy, the price will not stay this low for long.' },
  { id: 'inheritance', text: 'Dear friend, I contact you in confidence to transfer a large sum of money from the account of a late client. Your bank details are needed immediately, and your share is guaranteed. Please reply to my private fax.' },
  { id: 'diet', text: 'Lose weight fast, guaranteed! Our all natural formula will melt your body fat while you sleep. Order now and receive a free bottle. Limited supplies, click here. To remove your address, visit our site.' },
] as const;

/** What anybody could copy from an ordinary mail who has never seen the filter. */
export const HONEST_MAIL =
  'Hi all, the build was red this morning because the test for the report page waits for a file that the other job writes. I moved the file into the fixture and the tests pass again. There may be more of these, so if you see one, add it to the list on the wiki. Anyone who wants to look at the log before the meeting, it is in the usual folder. Tomas said he would try the new release on the staging server first. Thanks, see you at ten.';
