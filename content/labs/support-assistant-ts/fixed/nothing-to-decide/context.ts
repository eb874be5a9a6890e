// What the model gets to know about orders: those of one customer.
import { orders } from 'services';

export const ordersOf = (customerId: number) => orders.of_customer(customerId);
